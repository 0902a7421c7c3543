// Alerts on the service's own JSON lines: what it says before anybody notices.

@description('Beginning of every name.')
param name string

@description('Azure region of the workspace.')
param location string

@description('Tags of the resources.')
param tags object

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Who is told; may be empty.')
param actionGroupIds string[]

// `error` (50) and `fatal` (60) mean that someone should act: bot/log.ts.
var lines = 'AppServiceConsoleLogs | where ResultDescription startswith "{" | extend line = parse_json(ResultDescription)'

var rules = [
  {
    name: '${name}-errors'
    severity: 2
    moreThan: 0
    query: '${lines} | where toint(line.level) >= 50 | where tostring(line.event) !in ("outbox.attempted", "health.store-failed")'
    description: 'The service logged an error. Its event says what happened, its request, turn or job id what belongs together (infra/README.md, What to watch).'
  }
  {
    name: '${name}-store-unreachable'
    severity: 1
    // Each instance looks once a minute: a blink is not an outage.
    moreThan: 3
    query: '${lines} | where tostring(line.event) == "health.store-failed"'
    description: 'Cosmos DB has not answered several times in a quarter of an hour. Look at Service health of the account, then run npm run doctor: it tells a missing role from an outage. What people send meanwhile is refused with a sentence, never lost in silence.'
  }
  {
    name: '${name}-notice-given-up'
    severity: 3
    moreThan: 0
    query: '${lines} | where tostring(line.event) == "outbox.attempted" and toint(line.level) >= 50'
    description: 'A message to a team or a person was given up for good. Its reason says why: a removed app needs nothing; 401 or 403 means that the federated credential or the bot entry is wrong, npm run doctor says which.'
  }
  {
    name: '${name}-outbox-stuck'
    severity: 2
    moreThan: 0
    query: '${lines} | where tostring(line.event) == "service.metrics" and todouble(line.outboxOldestS) > 900'
    description: 'A message has been due, or has failed again and again, for more than a quarter of an hour. Run npm run doctor: most often the service gets no token for Teams. Messages are kept and go out when it does.'
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.name
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      // The table appears with the first line that is logged.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: rule.moreThan
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: actionGroupIds
      }
    }
  }
]
