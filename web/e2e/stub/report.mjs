/** A report as the server writes it, in both languages. Figures that need more than the fixture keep the whole period's value. */
const say = (lang, zh, en) => (lang === 'en' ? en : zh)
const percent = (share) => `${(share * 100).toFixed(1)}%`
const thousands = (value) => value.toLocaleString('en-US')

export function finding(bucket, points, lang) {
  const peak = points.reduce((best, point) => (!best || point.speakers >= best.speakers ? point : best), undefined)
  const latest = points.at(-1)
  if (bucket !== 'month' || !peak || peak === latest) return null
  const change = (latest.speakers - peak.speakers) / peak.speakers
  const fall = `\u2212${Math.round(-change * 100)}%`
  return { peak, latest, change, sentence: say(lang,
    `每月发言人数从 ${peak.start} 的 ${peak.speakers} 人降到 ${latest.start} 的 ${latest.speakers} 人，${fall}`,
    `Speakers a month fell from ${peak.speakers} on ${peak.start} to ${latest.speakers} on ${latest.start}, ${fall}`) }
}

export function report(room, community, query, months, goal) {
  const lang = query.get('lang') ?? 'zh'
  const { facts } = room
  const whole = !query.get('from') && !query.get('to')
  const messages = whole ? facts.messages : months.reduce((sum, month) => sum + month.messages, 0)
  const scope = { from: `${query.get('from') ?? facts.firstAt.slice(0, 10)}T00:00:00Z`, to: `${query.get('to') ?? '2019-12-30'}T00:00:00Z`, zone: 'UTC' }

  const metric = (id, title, unit, definition, value, numerator = null, denominator = null, inputs = ['conversation.message.posted', 'member.standing'], missing = []) =>
    ({ id, title, value, unit, numerator, denominator, ...scope, inputs, missing, definition })
  const share = (id, title, definition, numerator, denominator) => metric(id, title, 'ratio', definition, numerator / denominator, numerator, denominator)
  const lacking = (id, title, unit, definition, missing) => metric(id, title, unit, definition, null, null, null, missing, missing)
  const dau = facts.speakerDays / facts.days
  const dau30 = facts.speakerDays30 / 30

  const metrics = [
    metric('messages', say(lang, '发言', 'Messages'), 'messages', say(lang, '成员发出的消息条数，运营和机器人不计。', 'Messages posted by members; operators and bots are left out.'), messages),
    metric('speakers', say(lang, '发言人数', 'Speakers'), 'persons', say(lang, '至少发过一条消息的人。', 'People who posted at least once.'), facts.speakers),
    metric('dau_mean', say(lang, '日活（平均）', 'Mean daily active'), 'persons', say(lang, '每天发言的人数，取这段时间的平均，没人发言的日子也算一天。', 'Distinct speakers a day, averaged over every day of the period, silent days included.'), dau, facts.speakerDays, facts.days),
    metric('wau', say(lang, '周活', 'Weekly active'), 'persons', say(lang, '最后 7 天里发过言的人。', 'Distinct speakers in the last 7 days.'), facts.wau),
    metric('mau', say(lang, '月活', 'Monthly active'), 'persons', say(lang, '最后 30 天里发过言的人。', 'Distinct speakers in the last 30 days.'), facts.mau),
    share('dau_mau_ratio', say(lang, '日活 / 月活', 'DAU / MAU'), say(lang, '最后 30 天的平均日活，除以月活。', 'Mean daily active over the last 30 days, divided by monthly active.'), dau30, facts.mau),
    share('top10_share', say(lang, '前 10 人发言占比', 'Share of top ten'), say(lang, '发言最多的 10 个人，占全部发言的多少。', 'Share of messages written by the ten most active people.'), facts.top10, facts.messages),
    share('follow_up_rate', say(lang, '接话率', 'Follow-up rate'), say(lang, '发言后 10 分钟内有另一个人接着说的，占全部发言的多少。', 'Share of messages followed by another person within 10 minutes.'), facts.followedUp, facts.messages),
    share('second_day_7d', say(lang, '7 日内再来', 'Back within 7 days'), say(lang, '第一次发言后 7 天内又在另一天发言的人，占全部发言人数的多少。', 'People who spoke again on another day within 7 days of their first message.'), facts.secondDay, facts.matured),
    lacking('joins', say(lang, '进群', 'Joins'), 'persons', say(lang, '这段时间进群的人。', 'People who joined in the period.'), ['joins']),
    lacking('leaves', say(lang, '退群', 'Leaves'), 'persons', say(lang, '这段时间退群的人。', 'People who left in the period.'), ['leaves']),
    lacking('activation_rate_7d', say(lang, '7 日破冰率', 'Activated in 7 days'), 'ratio', say(lang, '进群 7 天内第一次发言的人，占进群人数的多少。', 'Share of joiners whose first message came within 7 days.'), ['joins']),
    lacking('first_response_median_minutes', say(lang, '首次回应（中位）', 'Median first response'), 'minutes', say(lang, '提问到第一次有人回应的时间。', 'Time from a question to its first answer.'), ['links']),
    lacking('reply_rate', say(lang, '回应率', 'Reply rate'), 'ratio', say(lang, '提问里有人回应的占比。', 'Share of questions that were answered.'), ['links']),
    lacking('members_now', say(lang, '现有成员', 'Members now'), 'persons', say(lang, '现在还在群里的人。', 'People in the groups now.'), ['joins', 'leaves']),
  ]

  const rate = facts.followedUp / facts.messages
  const back = facts.secondDay / facts.matured
  const pitfall = (id, title, verdict, fields) =>
    ({ id, title, verdict, figure: { value: null, unit: 'ratio', numerator: null, denominator: null }, threshold: null, inputs: [], missing: [], sample: null, since: null, why: '', remedy: '', ...fields })
  const unjudged = (id, title, missing) => pitfall(id, title, 'cannot_judge', { missing, inputs: missing })

  const pitfalls = [
    pitfall('thin-interaction', say(lang, '互动不足', 'Members do not meet'), 'danger', {
      figure: { value: back, unit: 'ratio', numerator: facts.secondDay, denominator: facts.matured },
      threshold: { value: 0.35, direction: 'at_least', reason: say(lang, '阈值 35.0% 取自存活超过一年的同类开源社群，其中最低的一个。', 'The limit of 35.0% is the lowest among open-source rooms of its kind that lived beyond a year.') },
      inputs: ['conversation.message.posted', 'member.standing'],
      sample: facts.speakers,
      since: '2017-03-01',
      why: say(lang, `第一次发言后 7 天内又来的只有 ${percent(back)}；接话率 ${percent(rate)}，多半是同一批人在说。`, `Only ${percent(back)} of first-time speakers came back within 7 days; ${percent(rate)} of messages were followed up, mostly by the same few.`),
      remedy: say(lang, '给每个第一次提问的人安排一位老成员接话，每周固定一个老成员带的话题。', 'Pair every first question with an experienced member, and keep one weekly topic led by a member.'),
    }),
    goal
      ? pitfall('no-goal', say(lang, '无目标', 'No clear goal'), 'good', { figure: { value: 1, unit: 'goals', numerator: null, denominator: null }, threshold: { value: 1, direction: 'at_least', reason: '' }, inputs: ['community.goals'], sample: 1, why: say(lang, `有 1 个目标：${goal.title}。`, `1 goal is set: ${goal.title}.`), remedy: '' })
      : pitfall('no-goal', say(lang, '无目标', 'No clear goal'), 'watch', { figure: { value: 0, unit: 'goals', numerator: null, denominator: null }, threshold: { value: 1, direction: 'at_least', reason: '' }, inputs: ['community.goals'], since: facts.firstAt.slice(0, 10), why: say(lang, '没有带现状、目标值和日期的目标：0 个。', 'No goal with baseline, target and date: 0 are set.'), remedy: say(lang, '定一个结果目标，拆成有人负责的动作。', 'Set an outcome and break it down to actions with owners.') }),
    pitfall('early-death', say(lang, '7 天死群', 'Early death'), 'good', { figure: { value: facts.days, unit: 'days', numerator: null, denominator: null }, inputs: ['conversation.message.posted', 'member.standing'], sample: messages, why: say(lang, `建群 ${thousands(facts.days)} 天，最后 7 天还有 ${facts.wau} 人发言。`, `${thousands(facts.days)} days old; ${facts.wau} people spoke in the last 7 days.`) }),
    unjudged('quantity-over-quality', say(lang, '重数量轻质量', 'Growth without quality'), ['joins', 'leaves']),
    unjudged('too-big', say(lang, '超过邓巴数', 'Beyond Dunbar'), ['group_type']),
    unjudged('brand-stage', say(lang, '品牌宣讲堂', 'The brand talks, members listen'), ['roles']),
    unjudged('selling-too-soon', say(lang, '一拉群就卖货', 'Selling too soon'), ['joins', 'message_class']),
    unjudged('broadcast-only', say(lang, '无差别群发', 'Broadcast only'), ['roles']),
    unjudged('discount-mart', say(lang, '折扣卖场', 'A discount store'), ['orders', 'message_class']),
  ]

  return {
    community: { id: community.id, name: community.name, title: community.title, notice: community.notice },
    group: null,
    lang: say(lang, 'zh-CN', 'en'),
    ...scope,
    asOf: `${facts.lastAt}Z`,
    living: false,
    generatedAt: '2026-01-02T08:00:00Z',
    manifest: 'stub-1',
    metrics,
    pitfalls,
    trend: { bucket: 'month', zone: 'UTC', points: months, finding: finding('month', months, lang) },
  }
}
