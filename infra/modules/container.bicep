// One container: partitioned by /pk, documents live until they bring their own `ttl`, and only what is asked for is indexed.

@description('Name of the account.')
param accountName string

@description('Name of the database.')
param databaseName string

@description('Name of the container.')
param name string

@description('Indexed paths beside those of the envelope that every document has.')
param paths string[]

@description('Orders in which pages are read, each beginning with partition key and type.')
param compositeIndexes array

var envelopePaths = ['/pk/?', '/type/?', '/createdAt/?', '/createdBy/?', '/updatedAt/?', '/deletedAt/?']

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: accountName
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' existing = {
  parent: account
  name: databaseName
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = {
  parent: database
  name: name
  properties: {
    resource: {
      id: name
      partitionKey: {
        paths: ['/pk']
        kind: 'Hash'
        version: 2
      }
      defaultTtl: -1
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: [for path in concat(envelopePaths, paths): { path: path }]
        excludedPaths: [{ path: '/*' }]
        compositeIndexes: compositeIndexes
      }
    }
  }
}
