package import ZhanceDiagnostics

/// The messages of the checker.
package enum SemanticCode: String, DiagnosticCatalogue {
  case unknownName = "ZH0201"
  case duplicateName = "ZH0202"
  case unknownField = "ZH0203"
  case twoSpellingsOfOneScript = "ZH0204"
  case notOpenChoice = "ZH0205"
  case ambiguousHolder = "ZH0206"
  case notInSight = "ZH0207"
  case ambiguousName = "ZH0208"
  case unitMismatch = "ZH0301"
  case typeMismatch = "ZH0302"
  case unknownUnit = "ZH0303"
  case missingUnit = "ZH0304"
  case shareAsNumber = "ZH0305"
  case notOrdered = "ZH0306"
  case wrongArguments = "ZH0307"
  case casesNotExhausted = "ZH0401"
  case neverHolds = "ZH0410"
  case sameOnBothSides = "ZH0411"
  case swallowedCondition = "ZH0412"
  case cyclicDefinition = "ZH0420"
  case overlappingArms = "ZH0402"
  case duplicateClause = "ZH0501"
  case ruleOutsideClause = "ZH0502"
  case mixedModality = "ZH0503"
  case noBearer = "ZH0504"
  case mustNotWithDue = "ZH0505"
  case notInReach = "ZH0506"
  case duplicateTableKey = "ZH0511"
  case tableShape = "ZH0512"
  case missingKey = "ZH0520"
  case notAnInverse = "ZH0521"
  case scenarioStep = "ZH0701"
  case notBuilt = "ZH0901"

  package var entry: DiagnosticCode {
    switch self {
    case .unknownName:
      code(
        .error, "没有这个名称", "unknown name", "这个位置能用的名称里没有它。名称先在元素、再在主体、再在本政策、最后在词汇里找。",
        "No name in sight is spelt like this. Names are looked up in the element, its owners, the policy, then the vocabulary."
      )
    case .duplicateName:
      code(
        .error, "名称重复", "duplicate name", "同一范围内，一个写法只能指一样东西，中英文写法合在一起算。",
        "Within one scope a spelling means one thing, both languages together.")
    case .unknownField:
      code(
        .error, "没有这个字段", "unknown field", "这个实体没有这个字段，也没有政策为它定义这个名称。",
        "The entity has no such field, and no policy defines the name for it.")
    case .twoSpellingsOfOneScript:
      code(
        .error, "两个写法同一种文字", "two spellings of one script", "“|”两边应是一个中文、一个英文；别的写法放在“又称”后。",
        "One spelling beside | is Chinese and one Latin; further ones follow `also`.")
    case .notOpenChoice:
      code(
        .error, "选项不开放", "choice is closed", "只有以“…”结尾的选项才能扩充新的值；封闭的选项只能加“又称”。",
        "Only a choice that ends in … can be extended by values; a closed one only by `also` spellings.")
    case .ambiguousHolder:
      code(
        .error, "主体由谁担任不明", "two ways to the holder", "从主体出发有两条同样短的路通到担任这个角色的行；请给实体加一个派生字段说明是哪一条。",
        "Two equally short chains of references lead to the holder; give the entity a derived field that says which."
      )
    case .notInSight:
      code(
        .error, "这里用不上", "not in sight here", "这个名称属于另一个实体，从这里的主体够不到。",
        "The name belongs to another entity that cannot be reached from the subject here.")
    case .ambiguousName:
      code(
        .error, "名称有两种理解", "ambiguous name", "几个政策里都有这个名称；请写成“政策名.名称”。",
        "Several policies have this name; write `policy.name`.")
    case .unitMismatch:
      code(
        .error, "单位不符", "units differ", "只有同类的量才能相加、相比：元与名不能，人与人次也不能。",
        "Only like quantities add up and compare: not yuan with people, nor people with person-times.")
    case .typeMismatch:
      code(.error, "类型不符", "types differ", "这里需要另一类值。", "A value of another kind is needed here.")
    case .unknownUnit:
      code(
        .error, "没有这个单位", "unknown unit", "单位要在词汇的“单位”里声明，或是语言自带的。",
        "A unit is declared under `units` in the vocabulary, or comes with the language.")
    case .missingUnit:
      code(
        .error, "缺单位", "missing unit", "有单位的字段只能和带单位的数相比。",
        "A field with a unit compares only with a number that has one.")
    case .shareAsNumber:
      code(
        .error, "比例写成了数", "share written as a number", "比例要写“%”：90 等于 9000%。", "A share needs %: 90 is 9000%."
      )
    case .notOrdered:
      code(
        .error, "没有大小先后", "no order", "只有数、日期和用“<”声明的选项可以比大小。",
        "Only numbers, dates and choices declared with < have an order.")
    case .wrongArguments:
      code(.error, "参数不对", "wrong arguments", "函数要的参数个数或种类不是这样。", "The function takes other arguments.")
    case .casesNotExhausted:
      code(
        .error, "分支没有写全", "cases not exhausted", "每个选项都要有一支，或写“其余”；文件没有规定的写“未规定”。",
        "Every member needs an arm, or `otherwise`; where the document says nothing, `silent`.")
    case .overlappingArms:
      code(.error, "分支重复", "arm repeated", "同一个值写了两支。", "The same value has two arms.")
    case .neverHolds:
      code(
        .warning, "条件永远不成立", "never holds", "两个条件没有交集。这是证明，不依赖数据。",
        "The two conditions have nothing in common. This is a proof and needs no data.")
    case .sameOnBothSides:
      code(
        .error, "两边是同一个", "same on both sides", "比较的两边解析到同一个字段；如果要和主体比，写“本 …”。",
        "Both sides lead to the same field; to compare with the subject write `this …`.")
    case .swallowedCondition:
      code(
        .warning, "“其中”吞进了别的条件", "condition swallowed by where", "“其中”和“满足”一直管到最右；不提元素的条件多半想写在外面，请加括号。",
        "`where` and `satisfies` reach to the far right; a part that never mentions the element probably belongs outside: add a bracket."
      )
    case .cyclicDefinition:
      code(
        .error, "循环定义", "cyclic definition", "定义、规则和结论不能直接或间接用到自己。",
        "Definitions, rules and conclusions must not use themselves, directly or not.")
    case .duplicateClause:
      code(
        .error, "条款路径重复", "clause path repeated", "编号和标题都相同的条款出现了两次；编号相同而标题不同可以。",
        "Two clauses share number and title; a number alone may repeat.")
    case .ruleOutsideClause:
      code(
        .error, "规则不在条款里", "outside a clause", "每条规则都要写在它所出的条款里，这样出处不会缺。",
        "Every rule stands in its clause, so that its citation cannot be missing.")
    case .mixedModality:
      code(
        .error, "一条规则两种强度", "two strengths in one rule", "一条规则的各行强度相同（应当与不得算一种）；不同的请拆成两条。",
        "All lines of a rule have one strength (must and must not count as one); split the rule.")
    case .noBearer:
      code(
        .error, "没有写谁来做", "no bearer", "规则的第一行要写明主体：谁应当、谁不得。", "The first line of a rule says who must act.")
    case .mustNotWithDue:
      code(
        .error, "不得没有期限", "must not with a due date", "禁止随时有效，不能带期限。",
        "A ban holds at any time and takes no due date.")
    case .notInReach:
      code(.error, "不在适用范围", "not in reach", "政策的“适用于”里没有这个实体。", "The policy does not apply to this entity.")
    case .duplicateTableKey:
      code(.error, "表里同一行写了两次", "table key repeated", "表的每个键只能出现一次。", "Each key of a table stands once.")
    case .tableShape:
      code(
        .error, "表的列数不对", "row of another width", "每行的值要和列一样多。",
        "Each row has as many values as the table has columns.")
    case .missingKey:
      code(
        .error, "实体没有主键", "entity without a key", "每个实体要有一个标“主键”的文本字段，别的表用它来指。",
        "Each entity has one text field marked `key`, by which others refer to it.")
    case .notAnInverse:
      code(
        .error, "列表对不上", "not an inverse", "“列表 E 按 f”里的 f 必须是 E 中指回本实体的字段。",
        "In `list of E by f`, f is a field of E that refers back to this entity.")
    case .scenarioStep:
      code(
        .error, "情景这一步不成立", "step cannot be done", "这一步的目标不存在，或不能这样改。",
        "What the step names does not exist, or cannot be changed like this.")
    case .notBuilt:
      code(
        .error, "尚未实现", "not built yet", "语言里有这个写法，但本版本还不能计算它；宁可拒绝，也不给错的结果。",
        "The language has this form but this version does not evaluate it; it is refused rather than guessed."
      )
    }
  }

  private func code(_ severity: Severity, _ zh: String, _ en: String, _ zhLong: String, _ enLong: String)
    -> DiagnosticCode
  {
    DiagnosticCode(rawValue, severity, Bilingual(zh, en), Bilingual(zhLong, enLong))
  }
}
