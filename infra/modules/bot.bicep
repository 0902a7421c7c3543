// The entry in Bot Service through which Teams reaches the service.

@description('Name of the bot; unique in the cloud.')
param name string

@description('Region: global, or one in which Bot Service keeps data.')
param location string

@description('Tags of the resource.')
param tags object

@description('F0 for trying out; S1 has an agreed availability. Messages from Teams cost nothing with either.')
@allowed(['F0', 'S1'])
param sku string

@description('Public domain of the service.')
param host string

@description('Application (client) id of the Entra app registration.')
param appId string

@description('Directory (tenant) id of the app registration.')
param appTenantId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: location
  tags: tags
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: 'Commonplace'
    description: 'What your team knows, where you work'
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppTenantId: appTenantId
    msaAppType: 'SingleTenant'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: location
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
      deploymentEnvironment: 'CommercialDeployment'
    }
  }
}
