import Testing
import ZhanceSemantics

/// One faulty source with the code that it draws and the text that the message underlines.
struct DiagnosticCase: CustomTestStringConvertible {
  var code: SemanticCode
  var underlined: String
  var source: String
  var testDescription: String { "\(code.rawValue) \(underlined)" }

  init(_ code: SemanticCode, _ underlined: String, _ source: String) {
    self.code = code
    self.underlined = underlined
    self.source = source
  }
}

/// A vocabulary that the cases share.
let vocabulary = """
  词汇 民政 | civil {
    单位 { 个 | items, 间 | rooms_unit }
    主体 { 街道 | subdistrict, 站 | station : 社工站, 区民政局 | bureau : 区县 }
    选项 等次 | Grade { 差 | bad < 好 | good }
    选项 领域 | Domain { 救助 | relief, 康复 | rehab, … }
    实体 区县 | District (个) { 名称 | name : 文本 主键  辖区站 | stations : 列表 社工站 按 所在区县  邻区站 | near_stations : 列表 社工站 按 相邻区县 }
    实体 社工站 | Station (个) {
      站名 | station_name : 文本 主键
      所在区县 | district : 区县
      相邻区县 | near_district : 区县
      运营方式 | operation : { 自营 | self_run, 第三方 | third_party }
      人员 | staff : 列表 工作人员 按 所在站
      资金 | money : 元
      满意率 | satisfaction : %
      建成日期 | built_on : 日期?
      等次 | grade_of : 等次
      电话 | phone : 文本
      志愿者数 | volunteers : 人
    }
    实体 工作人员 | Worker (名) { 姓名 | worker_name : 文本 主键 敏感  所在站 | at_station : 社工站  持证 | certified : 是否  年龄 | years : 岁 }
  }

  """

/// A policy around one rule body, in a clause.
func policy(_ items: String, appliesTo: String = "社工站, 区县") -> String {
  "政策 例市 | sample “例” { 施行 2020-01-01  适用于 \(appliesTo)  条款 “一” “甲” { \(items) } }"
}

func rule(_ condition: String) -> String { policy("规则 甲 | a { 街道 应当 \(condition) }") }

let diagnosticCases: [DiagnosticCase] = [
  .init(.unknownName, "人园", rule("计数(人园) 不少于 3名")),
  .init(.unknownName, "无此规则", policy("规则 甲 { 街道 应当 有 人员 } 例外 乙 优先于 无此规则 当 运营方式 是 自营")),
  .init(.duplicateName, "甲", policy("规则 甲 { 街道 应当 有 人员 } 规则 甲 { 街道 应当 有 人员 }")),
  .init(.unknownField, "证书", rule("有 人员 满足 所在站.证书")),
  .init(.twoSpellingsOfOneScript, "甲 | 乙", policy("规则 甲 | 乙 { 街道 应当 有 人员 }")),
  .init(.notOpenChoice, "中", policy("扩充 等次 { 中 } 规则 甲 { 街道 应当 有 人员 }")),
  .init(.ambiguousHolder, "区民政局", policy("规则 甲 { 区民政局 应当 有 人员 }")),
  .init(.notInSight, "乙", policy("定义 乙 对每个 区县 = 计数(辖区站) 规则 甲 { 街道 应当 乙 不少于 1个 }")),
  .init(.notInSight, "期限", rule("建成日期 不迟于 期限")),
  .init(.unitMismatch, "2万元", rule("计数(人员) 不少于 2万元")),
  .init(.unitMismatch, "3名", rule("资金 + 3名 不少于 3元")),
  .init(.typeMismatch, "3", rule("电话 不少于 3")),
  .init(.typeMismatch, "资金", rule("资金")),
  .init(.unknownUnit, "趟", rule("计数(人员) 不少于 3趟")),
  .init(.missingUnit, "3", rule("计数(人员) 不少于 3")),
  .init(.shareAsNumber, "90", rule("满意率 不低于 90")),
  .init(.notOrdered, "运营方式", rule("运营方式 不低于 自营")),
  .init(.wrongArguments, "计数(人员, 人员)", rule("计数(人员, 人员) 不少于 3名")),
  .init(.casesNotExhausted, "运营方式", policy("规则 甲 { 分情形 运营方式 { 自营 : 街道 应当 有 人员 } }")),
  .init(.overlappingArms, "自营", policy("规则 甲 { 分情形 运营方式 { 自营 : 街道 应当 有 人员 自营 : 未规定 第三方 : 未规定 } }")),
  .init(.neverHolds, "年龄 为 45岁以下", rule("有 人员 满足 (年龄 不低于 50岁 且 年龄 为 45岁以下)")),
  .init(.sameOnBothSides, "站名 是 站名", rule("站名 是 站名")),
  .init(.swallowedCondition, "运营方式 是 自营", rule("计数(人员 其中 持证 且 运营方式 是 自营) 不少于 1名")),
  .init(.swallowedCondition, "运营方式 是 自营", rule("(有 人员 满足 (持证) 或 运营方式 是 自营)")),
  .init(.cyclicDefinition, "甲", policy("规则 甲 { 街道 应当 乙 } 规则 乙 { 街道 应当 甲 }")),
  .init(.cyclicDefinition, "乙", policy("定义 乙 = 丙 + 1个 定义 丙 = 乙 + 1个 规则 甲 { 街道 应当 丙 不少于 1个 }")),
  .init(
    .duplicateClause, "“一”",
    "政策 例市 “例” { 适用于 社工站 条款 “一” “甲” { 规则 甲 { 街道 应当 有 人员 } } 条款 “一” “甲” { 规则 乙 { 街道 应当 有 人员 } } }"),
  .init(.ruleOutsideClause, "甲", "政策 例市 “例” { 适用于 社工站 规则 甲 { 街道 应当 有 人员 } }"),
  .init(.mixedModality, "鼓励", policy("规则 甲 { 街道 应当 有 人员 ； 鼓励 计数(人员) 不少于 3名 }")),
  .init(.noBearer, "应当", policy("规则 甲 { 应当 有 人员 }")),
  .init(.mustNotWithDue, "不得", policy("规则 甲 期限 2020-06-30 { 街道 不得 有 人员 }")),
  .init(.notInReach, "对每个 工作人员", policy("规则 甲 对每个 工作人员 { 街道 应当 持证 }")),
  .init(.duplicateTableKey, "东区", policy("表 数 按 区县 { 东区 : 1个, 东区 : 2个 } 规则 甲 { 街道 应当 有 人员 }")),
  .init(.tableShape, "东区 : 1个", policy("表 数 按 区县 : 甲列, 乙列 { 东区 : 1个 } 规则 甲 { 街道 应当 有 人员 }")),
  .init(.missingKey, "品牌", "词汇 另 { 实体 品牌 { 名 : 文本 } }"),
  .init(.notAnInverse, "姓名", "词汇 另 { 实体 品牌 { 名 : 文本 主键 人 : 列表 工作人员 按 姓名 } }"),
  .init(.scenarioStep, "空", "情景 “甲” { 设有 社工站 “甲” 改 人员 = 空 }"),
  .init(
    .ambiguousName, "甲",
    policy("规则 甲 { 街道 应当 有 人员 }")
      + " 政策 乙市 “乙” { 适用于 社工站 条款 “一” { 规则 甲 { 街道 应当 有 人员 } } } 情景 “丙” { 设有 社工站 “甲” 预期 符合 甲 }"
  ),
  .init(.notBuilt, "对每个 人员", policy("规则 甲 { 街道 应当 有 人员 } 例外 乙 优先于 甲 对每个 人员 当 运营方式 是 自营")),
]
