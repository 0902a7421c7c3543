// Who is told of what. Alerts show in the portal, and go by mail where an address is named.

@description('Beginning of every name.')
param name string

@description('Azure region of the workspace, in which log queries run.')
param location string

@description('Tags of the resources.')
param tags object

@description('Resource id of the site.')
param siteId string

@description('Resource id of the Cosmos DB account.')
param cosmosId string

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Address that alerts go to; empty for none.')
param email string

resource mail 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: '${name}-mail'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'commonplace'
    emailReceivers: [
      { name: 'operator', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

var told = empty(email) ? [] : [mail.id]

module metricAlerts 'metric-alerts.bicep' = {
  name: 'metric-alerts'
  params: {
    name: name
    tags: tags
    siteId: siteId
    cosmosId: cosmosId
    actionGroupIds: told
  }
}

module logAlerts 'log-alerts.bicep' = {
  name: 'log-alerts'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: workspaceId
    actionGroupIds: told
  }
}
