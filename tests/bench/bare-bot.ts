/**
 * A bot as Microsoft's samples build it (Microsoft/BotBuilder-Samples, msgext-search), which answers each search with a constant:
 * the least that a messaging extension on restify and botbuilder costs. A process of its own; prints its port.
 * Its argument is a JSON file that holds the answer for each text.
 */
import { readFileSync } from 'node:fs'
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsActivityHandler,
  type Request as BotRequest,
  type MessagingExtensionQuery,
  type MessagingExtensionResponse,
  type TurnContext,
} from 'botbuilder'
import restify from 'restify'

const answers = new Map(
  Object.entries(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Readonly<Record<string, MessagingExtensionResponse>>),
)

class BareBot extends TeamsActivityHandler {
  protected override async handleTeamsMessagingExtensionQuery(
    _context: TurnContext,
    query: MessagingExtensionQuery,
  ): Promise<MessagingExtensionResponse> {
    const answer = answers.get(String(query.parameters?.[0]?.value))
    if (answer === undefined) throw new Error('There is no answer for this text.')
    return answer
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const bot = new BareBot()
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async (req, res) => {
  await adapter.process(req as BotRequest, res, (context) => bot.run(context))
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
