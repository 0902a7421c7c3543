// The host: App Service on Linux. What runs there is infra/build/commonplace.zip, mounted read-only, with the Node that it brings.

@description('Name of the plan.')
param planName string

@description('Name of the site; unique in the cloud.')
param siteName string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Size of the plan: B1 or larger, since smaller ones sleep.')
param sku string

@description('Equal instances. The service keeps nothing of its own, so any number is correct.')
@minValue(1)
param instances int

@description('Resource id of the managed identity that the service runs as.')
param identityId string

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('The variables that bot/config/env.ts reads.')
@secure()
param settings object

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: sku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: siteName
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'sh /home/site/wwwroot/infra/start.sh'
      alwaysOn: true
      // Not /health/ready: while Cosmos DB is away every instance would be replaced by one that can't start.
      healthCheckPath: '/health/live'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
    }
  }
}

resource siteSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'appsettings'
  properties: union(settings, {
    WEBSITE_RUN_FROM_PACKAGE: '1'
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
    // Seconds between SIGTERM and the end; the service needs at most 25.
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30'
  })
}

resource noPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = [
  for name in ['ftp', 'scm']: {
    parent: site
    name: name
    properties: {
      allow: false
    }
  }
]

// The service's own lines and what App Service says of the container. No access log: it would hold people's addresses.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
  }
}

output siteId string = site.id
