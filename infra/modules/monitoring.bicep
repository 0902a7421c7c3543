// Where the log goes. The service writes JSON lines without anything that people wrote; no agent runs beside it.

@description('Name of the Log Analytics workspace.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('Days for which the log is kept; the first 31 cost nothing.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Gigabytes a day after which nothing more is taken in, so that a fault that fills the log has a price limit.')
@minValue(1)
param dailyLimitGb int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyLimitGb
    }
    features: {
      disableLocalAuth: true
    }
  }
}

output workspaceId string = workspace.id
