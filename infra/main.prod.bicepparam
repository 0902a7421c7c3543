// For people's work: two instances. The id of the app registration comes from the variable that `npm run register` prints.
using 'main.bicep'

param size = 'prod'
param appId = readEnvironmentVariable('MicrosoftAppId')
param domain = readEnvironmentVariable('COMMONPLACE_DOMAIN', '')
param cosmosName = readEnvironmentVariable('COMMONPLACE_COSMOS', '')
param operatorId = readEnvironmentVariable('COMMONPLACE_OPERATOR', '')
param alertEmail = readEnvironmentVariable('COMMONPLACE_ALERT_EMAIL', '')
param metricsToken = readEnvironmentVariable('METRICS_TOKEN', '')
