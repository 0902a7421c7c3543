// The store: one serverless account, opened by identities alone, with the containers that bot/store/cosmos/containers.ts expects.

@description('Name of the account.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('Name of the database.')
param databaseName string

@description('Days for which each change is kept.')
@allowed([7, 30])
param backupDays int

@description('Object ids of those who read and write documents: the service, and an operator if one is named.')
param contributorIds string[]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableServerless' }]
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous${backupDays}Days'
      }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: 'Enabled'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: {
      id: databaseName
    }
  }
}

module appContainer 'container.bicep' = {
  name: 'container-app'
  params: {
    accountName: account.name
    databaseName: database.name
    name: 'app'
    paths: ['/kind/?', '/status/?', '/tags/[]/?', '/linkKey/?', '/importId/?']
    compositeIndexes: [
      [{ path: '/pk', order: 'ascending' }, { path: '/type', order: 'ascending' }, { path: '/id', order: 'ascending' }]
      [
        { path: '/pk', order: 'ascending' }
        { path: '/type', order: 'ascending' }
        { path: '/createdAt', order: 'ascending' }
        { path: '/id', order: 'ascending' }
      ]
    ]
  }
}

module opsContainer 'container.bicep' = {
  name: 'container-ops'
  params: {
    accountName: account.name
    databaseName: database.name
    name: 'ops'
    paths: ['/status/?', '/dueAt/?', '/troubledSince/?']
    compositeIndexes: [
      [{ path: '/pk', order: 'ascending' }, { path: '/type', order: 'ascending' }, { path: '/id', order: 'ascending' }]
      [
        { path: '/pk', order: 'ascending' }
        { path: '/type', order: 'ascending' }
        { path: '/createdAt', order: 'ascending' }
        { path: '/id', order: 'ascending' }
      ]
      [
        { path: '/pk', order: 'ascending' }
        { path: '/type', order: 'ascending' }
        { path: '/dueAt', order: 'ascending' }
        { path: '/id', order: 'ascending' }
      ]
    ]
  }
}

// Built-in Data Contributor: documents, and reading how containers are set up; not creating or changing these.
// One after the other: the account takes one change of itself at a time.
@batchSize(1)
resource contributors 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for contributorId in contributorIds: {
    parent: account
    name: guid(account.id, databaseName, contributorId)
    properties: {
      principalId: contributorId
      roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
      scope: '${account.id}/dbs/${databaseName}'
    }
    dependsOn: [appContainer, opsContainer]
  }
]

output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
