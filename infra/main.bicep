// Commonplace in one resource group: identity, store, host, bot, log, alerts. What it needs of Entra is made by `npm run register`.
//
// API versions: the newest stable one of each type that was published before 2026, so that every Bicep of the last year knows it; the one of
// diagnosticSettings never got a stable one. Source: Azure/bicep-types-az, August 2026.
targetScope = 'resourceGroup'

@description('Application (client) id of the Entra app registration; `npm run register` prints it.')
@minLength(36)
@maxLength(36)
param appId string

@description('Directory (tenant) id of the app registration.')
param appTenantId string = tenant().tenantId

@description('Azure region of everything but the bot.')
param location string = resourceGroup().location

@description('Region of the bot, through which messages from Teams pass: global, or westeurope or centralindia, where Microsoft promises to keep them there.')
param botLocation string = 'global'

@description('Beginning of every name; a second installation in the same resource group needs another one.')
@minLength(3)
@maxLength(20)
param name string = 'commonplace'

@description('dev: one small instance, for trying out. prod: two instances, so that one goes on when the other fails.')
@allowed(['dev', 'prod'])
param size string = 'prod'

@description('Size of the App Service plan; the size decides when left empty.')
param planSku string = ''

@description('Number of instances; the size decides when 0. Rates of who asks too often count per instance.')
@minValue(0)
param instances int = 0

@description('A domain of your own that points to the site; App Service names it when left empty.')
param domain string = ''

@description('Name of the Cosmos DB account, where a restore made one of another name.')
param cosmosName string = ''

@description('Days for which the database can be brought back to any moment; thirty are charged for, seven are not.')
@allowed([7, 30])
param backupDays int = 7

@description('Name of the database.')
param databaseName string = 'commonplace'

@description('Object id of a person or group that may read and write everything in the database from their own machine, for doctor, migrate, person and purge-tenant; empty for none.')
param operatorId string = ''

@description('Whether guests of the tenant are let in.')
@allowed(['on', 'off'])
param guests string = 'off'

@description('Whether titles of shared links are fetched from their pages.')
@allowed(['on', 'off'])
param linkPreviews string = 'on'

@description('Proxies in front of the service: 1 for App Service alone, 2 with a Front Door or gateway before it.')
@minValue(1)
@maxValue(5)
param proxyHops int = 1

@description('Protects GET /metrics: at least 32 characters. Empty: there is no /metrics.')
@secure()
param metricsToken string = ''

@description('Address that alerts go to; empty for none.')
param alertEmail string = ''

@description('Days for which the log is kept.')
param logRetentionDays int = 30

@description('Gigabytes of log a day after which nothing more is taken in.')
param logDailyLimitGb int = 1

@description('Tags of every resource.')
param tags object = {
  application: 'commonplace'
}

var sizes = {
  dev: { planSku: 'B1', instances: 1, botSku: 'F0' }
  prod: { planSku: 'P0v3', instances: 2, botSku: 'S1' }
}
var uniqueName = toLower('${name}-${uniqueString(resourceGroup().id)}')
var host = empty(domain) ? '${uniqueName}.azurewebsites.net' : domain

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${name}-identity'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: '${name}-log'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyLimitGb: logDailyLimitGb
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    name: empty(cosmosName) ? uniqueName : cosmosName
    location: location
    tags: tags
    databaseName: databaseName
    backupDays: backupDays
    contributorIds: empty(operatorId) ? [identity.outputs.principalId] : [identity.outputs.principalId, operatorId]
  }
}

module web 'modules/web.bicep' = {
  name: 'web'
  params: {
    planName: '${name}-plan'
    siteName: uniqueName
    location: location
    tags: tags
    sku: empty(planSku) ? sizes[size].planSku : planSku
    instances: instances == 0 ? sizes[size].instances : instances
    identityId: identity.outputs.id
    workspaceId: monitoring.outputs.workspaceId
    settings: {
      NODE_ENV: 'production'
      MicrosoftAppId: appId
      MicrosoftAppTenantId: appTenantId
      MicrosoftAppType: 'SingleTenant'
      AZURE_CLIENT_ID: identity.outputs.clientId
      COMMONPLACE_HOST: host
      COSMOS_ENDPOINT: cosmos.outputs.endpoint
      COSMOS_DATABASE: databaseName
      GUESTS: guests
      LINK_PREVIEWS: linkPreviews
      PROXY_HOPS: string(proxyHops)
      METRICS_TOKEN: metricsToken
    }
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: uniqueName
    location: botLocation
    tags: tags
    sku: sizes[size].botSku
    host: host
    appId: appId
    appTenantId: appTenantId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    siteId: web.outputs.siteId
    cosmosId: cosmos.outputs.accountId
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
  }
}

@description('Public domain of the service: in the manifest, in the registration, and as the address of the bot.')
output COMMONPLACE_HOST string = host

@description('Name of the site that `npm run deploy` sends the release to.')
output COMMONPLACE_SITE string = uniqueName

@description('Object id of the managed identity, which `npm run register` has the app registration trust.')
output COMMONPLACE_IDENTITY string = identity.outputs.principalId

@description('For commands on an operator’s machine, as the next two.')
output COSMOS_ENDPOINT string = cosmos.outputs.endpoint

@description('Client id of the managed identity.')
output AZURE_CLIENT_ID string = identity.outputs.clientId

@description('Directory (tenant) id of the app registration.')
output MicrosoftAppTenantId string = appTenantId
