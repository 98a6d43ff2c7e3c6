/// Every word that the language itself gives a meaning, with its two spellings.
///
/// The reserved ones are keywords wherever they stand; the others only at their own place, and are
/// free as names elsewhere.
package enum Keyword: String, Sendable, Hashable, CaseIterable {
  case use, vocabulary, policy, clause, remark, extend, also
  case define, parameter, open, table, by, reading, `default`, because, attest, check
  case rule, exception, overriding, decide, rank
  case forEach, `in`, when, everyMonth, everyQuarter, everyHalfYear, everyYear, every
  case from, to, due, period
  case must, mustNot, inPrinciple, aim, encouraged, may, with, orExplain
  case cases, otherwise, silent, `where`, satisfies, this, allOf, someOf, noneOf
  case and, or, not, yes, no, blank
  case `is`, equals, isNot, within, includes, matches, scenario
  // Wordings of comparisons.
  case atLeast, noFewerThan, notBelow, atMost, noMoreThan, notAbove
  case moreThan, over, above, fewerThan, below, under
  case exactly, noLaterThan, noEarlierThan, before, after
  case orMore, orLess, atTheMost
  // Known by their place: vocabularies, types.
  case units, actors, choice, entity, key, `private`, setOf, listOf, fixed, onlyUp, step, cost
  case text, date, year, number, yesNo, attested, actor, etCetera
  // Headers of a policy and its states.
  case document, issuer, status, issued, inForce, basedOn, appliesTo
  case draft, trial, final, report, speech
  // Scenarios.
  case given, asOf, asIfInForce, change, add, remove, without, waive, expect, `for`
  // Verdicts and severities.
  case met, breached, unknown, notApplicable, pending
  case violation, deviation, shortfall, notFollowed, excused, used, unused, noFinding

  /// Where a word is a keyword.
  package enum Place: Sendable, Hashable {
    case everywhere, comparison, vocabulary, type, header, status, scenario, verdict, severity
  }

  package var english: String { entry.english }
  package var chinese: String { entry.chinese }
  package var place: Place { entry.place }
  package var isReserved: Bool { place == .everywhere || place == .comparison }

  typealias Entry = (english: String, chinese: String, place: Place)

  /// The table of the language's words.
  private var entry: Entry {
    switch self {
    case .use: ("use", "引用", .everywhere)
    case .vocabulary: ("vocabulary", "词汇", .everywhere)
    case .policy: ("policy", "政策", .everywhere)
    case .clause: ("clause", "条款", .everywhere)
    case .remark: ("remark", "备注", .everywhere)
    case .extend: ("extend", "扩充", .everywhere)
    case .also: ("also", "又称", .everywhere)
    case .define: ("define", "定义", .everywhere)
    case .parameter: ("parameter", "参数", .everywhere)
    case .open: ("open", "未定", .everywhere)
    case .table: ("table", "表", .everywhere)
    case .by: ("by", "按", .everywhere)
    case .reading: ("reading", "读法", .everywhere)
    case .default: ("default", "默认", .everywhere)
    case .because: ("because", "理由", .everywhere)
    case .attest: ("attest", "认定", .everywhere)
    case .check: ("check", "校验", .everywhere)
    case .rule: ("rule", "规则", .everywhere)
    case .exception: ("exception", "例外", .everywhere)
    case .overriding: ("overriding", "优先于", .everywhere)
    case .decide: ("decide", "结论", .everywhere)
    case .rank: ("rank", "优先", .everywhere)
    case .forEach: ("for each", "对每个", .everywhere)
    case .in: ("in", "取自", .everywhere)
    case .when: ("when", "当", .everywhere)
    case .everyMonth: ("every month", "每月", .everywhere)
    case .everyQuarter: ("every quarter", "每季度", .everywhere)
    case .everyHalfYear: ("every half-year", "每半年", .everywhere)
    case .everyYear: ("every year", "每年", .everywhere)
    case .every: ("every", "每", .everywhere)
    case .from: ("from", "从", .everywhere)
    case .to: ("to", "至", .everywhere)
    case .due: ("due", "期限", .everywhere)
    case .period: ("period", "本期", .everywhere)
    case .must: ("must", "应当", .everywhere)
    case .mustNot: ("must not", "不得", .everywhere)
    case .inPrinciple: ("in principle", "原则上", .everywhere)
    case .aim: ("aim", "力争", .everywhere)
    case .encouraged: ("encouraged", "鼓励", .everywhere)
    case .may: ("may", "可", .everywhere)
    case .with: ("with", "会同", .everywhere)
    case .orExplain: ("or explain", "否则说明", .everywhere)
    case .cases: ("cases", "分情形", .everywhere)
    case .otherwise: ("otherwise", "其余", .everywhere)
    case .silent: ("silent", "未规定", .everywhere)
    case .where: ("where", "其中", .everywhere)
    case .satisfies: ("satisfies", "满足", .everywhere)
    case .this: ("this", "本", .everywhere)
    case .allOf: ("all", "每个", .everywhere)
    case .someOf: ("some", "有", .everywhere)
    case .noneOf: ("none", "没有", .everywhere)
    case .and: ("and", "且", .everywhere)
    case .or: ("or", "或", .everywhere)
    case .not: ("not", "不", .everywhere)
    // 是 before an operand is *yes*, behind one it is *is*: the only spelling that two words share.
    case .yes: ("yes", "是", .everywhere)
    case .no: ("no", "否", .everywhere)
    case .blank: ("blank", "空", .everywhere)
    case .is: ("is", "是", .everywhere)
    case .equals: ("equals", "为", .everywhere)
    case .isNot: ("is not", "不是", .everywhere)
    case .within: ("within", "属于", .everywhere)
    case .includes: ("includes", "包含", .everywhere)
    case .matches: ("matches", "匹配", .everywhere)
    case .scenario: ("scenario", "情景", .everywhere)
    case .atLeast: ("at least", "至少", .comparison)
    case .noFewerThan: ("no fewer than", "不少于", .comparison)
    case .notBelow: ("not below", "不低于", .comparison)
    case .atMost: ("at most", "至多", .comparison)
    case .noMoreThan: ("no more than", "不超过", .comparison)
    case .notAbove: ("not above", "不高于", .comparison)
    case .moreThan: ("more than", "超过", .comparison)
    case .over: ("over", "多于", .comparison)
    case .above: ("above", "高于", .comparison)
    case .fewerThan: ("fewer than", "少于", .comparison)
    case .below: ("below", "低于", .comparison)
    case .under: ("under", "不满", .comparison)
    case .exactly: ("exactly", "恰好", .comparison)
    case .noLaterThan: ("no later than", "不迟于", .comparison)
    case .noEarlierThan: ("no earlier than", "不早于", .comparison)
    case .before: ("before", "早于", .comparison)
    case .after: ("after", "晚于", .comparison)
    case .orMore: ("or more", "以上", .comparison)
    case .orLess: ("or less", "以下", .comparison)
    case .atTheMost: ("at the most", "以内", .comparison)
    case .units: ("units", "单位", .vocabulary)
    case .actors: ("actors", "主体", .vocabulary)
    case .choice: ("choice", "选项", .vocabulary)
    case .entity: ("entity", "实体", .vocabulary)
    case .key: ("key", "主键", .vocabulary)
    case .private: ("private", "敏感", .vocabulary)
    case .setOf: ("set of", "集合", .vocabulary)
    case .listOf: ("list of", "列表", .vocabulary)
    case .fixed: ("fixed", "固定", .vocabulary)
    case .onlyUp: ("only up", "只增", .vocabulary)
    case .step: ("step", "步长", .vocabulary)
    case .cost: ("cost", "单价", .vocabulary)
    case .text: ("text", "文本", .type)
    case .date: ("date", "日期", .type)
    case .year: ("year", "年份", .type)
    case .number: ("number", "数", .type)
    case .yesNo: ("yes/no", "是否", .type)
    case .attested: ("attested", "人工认定", .type)
    case .actor: ("actor", "行为主体", .type)
    case .etCetera: ("etc", "等", .vocabulary)
    case .document: ("document", "文号", .header)
    case .issuer: ("issuer", "发文机关", .header)
    case .status: ("status", "状态", .header)
    case .issued: ("issued", "印发", .header)
    case .inForce: ("in force", "施行", .header)
    case .basedOn: ("based on", "依据", .header)
    case .appliesTo: ("applies to", "适用于", .header)
    case .draft: ("draft", "征求意见", .status)
    case .trial: ("trial", "试行", .status)
    case .final: ("final", "正式", .status)
    case .report: ("report", "报道", .status)
    case .speech: ("speech", "讲话", .status)
    case .given: ("given", "设有", .scenario)
    case .asOf: ("as of", "截至", .scenario)
    case .asIfInForce: ("as if in force", "假定施行", .scenario)
    case .change: ("change", "改", .scenario)
    case .add: ("add", "增", .scenario)
    case .remove: ("remove", "减", .scenario)
    case .without: ("without", "停用", .scenario)
    case .waive: ("waive", "豁免", .scenario)
    case .expect: ("expect", "预期", .scenario)
    case .for: ("for", "对象", .scenario)
    case .met: ("met", "符合", .verdict)
    case .breached: ("breached", "不符合", .verdict)
    case .unknown: ("unknown", "待核", .verdict)
    case .notApplicable: ("not applicable", "不适用", .verdict)
    case .pending: ("pending", "未到期", .verdict)
    case .violation: ("violation", "违反", .severity)
    case .deviation: ("deviation", "偏离", .severity)
    case .shortfall: ("shortfall", "未达目标", .severity)
    case .notFollowed: ("not followed", "未采纳", .severity)
    case .excused: ("excused", "已说明", .severity)
    case .used: ("used", "已用", .severity)
    case .unused: ("unused", "未用", .severity)
    case .noFinding: ("no finding", "无结论", .severity)
    }
  }
}
