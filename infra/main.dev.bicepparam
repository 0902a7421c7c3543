// For trying out: one small instance. The id of the app registration comes from the variable that `npm run register` prints.
using 'main.bicep'

param size = 'dev'
param appId = readEnvironmentVariable('MicrosoftAppId')
param botLocation = readEnvironmentVariable('COMMONPLACE_BOT_REGION', 'global')
param name = readEnvironmentVariable('COMMONPLACE_NAME', 'commonplace')
param planSku = readEnvironmentVariable('COMMONPLACE_PLAN', '')
param instances = int(readEnvironmentVariable('COMMONPLACE_INSTANCES', '0'))
param domain = readEnvironmentVariable('COMMONPLACE_DOMAIN', '')
param cosmosName = readEnvironmentVariable('COMMONPLACE_COSMOS', '')
param backupDays = int(readEnvironmentVariable('COMMONPLACE_BACKUP', '7'))
param operatorId = readEnvironmentVariable('COMMONPLACE_OPERATOR', '')
param guests = readEnvironmentVariable('COMMONPLACE_GUESTS', 'off')
param linkPreviews = readEnvironmentVariable('COMMONPLACE_LINK_PREVIEWS', 'on')
param proxyHops = int(readEnvironmentVariable('COMMONPLACE_PROXY_HOPS', '1'))
param alertEmail = readEnvironmentVariable('COMMONPLACE_ALERT_EMAIL', '')
param logRetentionDays = int(readEnvironmentVariable('COMMONPLACE_LOG_DAYS', '30'))
param metricsToken = readEnvironmentVariable('METRICS_TOKEN', '')
