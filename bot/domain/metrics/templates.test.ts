/** Every template is a metric that could be kept as it is, and that nobody would question. */
import { expect, test } from 'vitest'
import { en } from '#domain/texts/en.ts'
import { readMetric, metricSchema } from './metric-form.ts'
import { questionName } from './question-name.ts'
import { metricOfTemplate, metricTemplates, templateSets, type TemplateId } from './templates.ts'

const templateIds = Object.keys(metricTemplates) as TemplateId[]

test.each(templateIds)('%s can be kept as it is, and is a result', (templateId) => {
  const content = metricOfTemplate(templateId, en.metrics)
  expect(readMetric(metricSchema.parse(content))).toEqual({ ok: true, content })
  expect(questionName(content.name)).toBeNull()
  expect([content.goal, content.why].every((sentence) => /^[A-Z].*\.$/u.test(sentence))).toBe(true)
})

test('each template stands in one set', () => {
  expect(Object.values(templateSets).flat().toSorted()).toEqual(templateIds.toSorted())
})

test('one of one\u2019s own begins empty, and wants a name', () => {
  const content = metricOfTemplate(null, en.metrics)
  expect(content).toMatchObject({ name: '', unit: '', direction: 'up', cadence: 'month', bounds: { lowest: null, highest: null } })
  expect(readMetric(metricSchema.parse(content))).toEqual({ ok: false, faults: { name: 'empty' } })
})
