// Alerts on what the platform counts; each says what to do.

@description('Beginning of every name.')
param name string

@description('Tags of the resources.')
param tags object

@description('Resource id of the site.')
param siteId string

@description('Resource id of the Cosmos DB account.')
param cosmosId string

@description('Who is told; may be empty.')
param actionGroupIds string[]

var rules = [
  {
    name: '${name}-not-answering'
    severity: 1
    scope: siteId
    type: 'Microsoft.Web/sites'
    metric: 'HealthCheckStatus'
    dimensions: []
    aggregation: 'Average'
    operator: 'LessThan'
    // One missed answer of many is no reason to wake anybody.
    threshold: 75
    window: 'PT5M'
    description: 'An instance does not answer /health/live: the service does not start, or hangs. Look at the Log stream of the site; its last line says why. A restart of that instance does no harm.'
  }
  {
    name: '${name}-server-errors'
    severity: 2
    scope: siteId
    type: 'Microsoft.Web/sites'
    metric: 'Http5xx'
    dimensions: []
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 10
    window: 'PT5M'
    description: 'More than ten requests failed in five minutes. Read the errors in the log (infra/README.md, What to watch). If they began with an update, deploy the release before it again.'
  }
  {
    name: '${name}-slow'
    severity: 3
    scope: siteId
    type: 'Microsoft.Web/sites'
    metric: 'HttpResponseTime'
    dimensions: []
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 2
    window: 'PT15M'
    description: 'Answers took more than two seconds on average for a quarter of an hour; Teams gives up after some five. Look at CPU and memory of the plan: above 80 %, add an instance or take the next size (COMMONPLACE_INSTANCES, COMMONPLACE_PLAN).'
  }
  {
    name: '${name}-store-throttled'
    severity: 2
    scope: cosmosId
    type: 'Microsoft.DocumentDB/databaseAccounts'
    metric: 'TotalRequests'
    dimensions: [
      { name: 'StatusCode', operator: 'Include', values: ['429'] }
    ]
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: 100
    window: 'PT5M'
    description: 'Cosmos DB refused more than a hundred requests in five minutes as too many. They are tried again, so nothing is lost yet. If it stays, see which partition is hot (Insights, Throughput, by partition key); serverless accounts have a ceiling for each.'
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules: {
    name: rule.name
    location: 'global'
    tags: tags
    properties: {
      description: rule.description
      severity: rule.severity
      enabled: true
      autoMitigate: true
      scopes: [rule.scope]
      targetResourceType: rule.type
      evaluationFrequency: 'PT1M'
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.metric
            metricNamespace: rule.type
            metricName: rule.metric
            dimensions: rule.dimensions
            operator: rule.operator
            threshold: rule.threshold
            timeAggregation: rule.aggregation
          }
        ]
      }
      actions: [for actionGroupId in actionGroupIds: { actionGroupId: actionGroupId }]
    }
  }
]
