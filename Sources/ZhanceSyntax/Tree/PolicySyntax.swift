package import ZhanceDiagnostics

/// `policy NAME TEXT { header* item* }` 政策
package struct PolicySyntax: Sendable {
  package var name: NameSyntax
  package var title: TextSyntax?
  package var headers: [HeaderSyntax]
  package var items: [ItemSyntax]
  package var span: Span
  package init(name: NameSyntax, title: TextSyntax?, headers: [HeaderSyntax], items: [ItemSyntax], span: Span)
  {
    self.name = name
    self.title = title
    self.headers = headers
    self.items = items
    self.span = span
  }
}

package struct HeaderSyntax: Sendable {
  package enum Kind: Sendable {
    case document(TextSyntax)
    case issuer(TextSyntax)
    case status(StatusSyntax, Span)
    case issued(DateSyntax)
    /// `in force D to E` 施行; a nil start is `blank`
    case inForce(DateSyntax?, to: DateSyntax?)
    case basedOn([TextSyntax])
    /// `applies to A, B where …` 适用于
    case appliesTo([Identifier], ExpressionSyntax?)
  }
  package var kind: Kind
  package var span: Span
  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

package enum StatusSyntax: String, Sendable, CaseIterable, Hashable {
  case draft, trial, final, report, speech
}

package enum ItemSyntax: Sendable {
  case clause(ClauseSyntax)
  case define(DefineSyntax)
  case parameter(ParameterSyntax)
  case table(TableSyntax)
  case reading(ReadingSyntax)
  case attest(AttestSyntax)
  case rule(RuleSyntax)
  case exception(ExceptionSyntax)
  case decide(DecideSyntax)
  case rank(RankSyntax)
  case check(CheckSyntax)
  case remark(RemarkSyntax)
  case extend(ExtendSyntax)
}

/// `clause NUMBER TITLE? { item* }` 条款
package struct ClauseSyntax: Sendable {
  package var number: TextSyntax
  package var title: TextSyntax?
  package var items: [ItemSyntax]
  package var span: Span
  package init(number: TextSyntax, title: TextSyntax?, items: [ItemSyntax], span: Span) {
    self.number = number
    self.title = title
    self.items = items
    self.span = span
  }
}

/// One paragraph of the document that an item encodes: `3-e`, `A1-d`, `4bis.2-g`.
package typealias TagSyntax = Identifier

/// `define NAME who = value` 定义
package struct DefineSyntax: Sendable {
  package var name: NameSyntax
  package var who: [ForEachSyntax]
  package var every: EverySyntax?
  package var value: ValueSyntax
  package var span: Span
  package init(name: NameSyntax, who: [ForEachSyntax], every: EverySyntax?, value: ValueSyntax, span: Span) {
    self.name = name
    self.who = who
    self.every = every
    self.value = value
    self.span = span
  }
}

/// `parameter NAME : TYPE = …` 参数
package struct ParameterSyntax: Sendable {
  package enum Value: Sendable {
    /// The text leaves it open: unknown until someone sets it.
    case open
    case fixed(ExpressionSyntax)
    /// `{ from D : E … }`, in the order written
    case dated([(from: DateSyntax, value: ExpressionSyntax)])
  }
  package var name: NameSyntax
  package var type: TypeSyntax
  package var value: Value
  package var span: Span
  package init(name: NameSyntax, type: TypeSyntax, value: Value, span: Span) {
    self.name = name
    self.type = type
    self.value = value
    self.span = span
  }
}

/// `table NAME by TYPE : columns { keys : values … }` 表
package struct TableSyntax: Sendable {
  package struct Row: Sendable {
    package var keys: [Key]
    package var values: [ExpressionSyntax]
    package var span: Span
    package init(keys: [Key], values: [ExpressionSyntax], span: Span) {
      self.keys = keys
      self.values = values
      self.span = span
    }
  }
  package struct Key: Sendable {
    package var value: ExpressionSyntax
    package var also: [Identifier]
    package init(value: ExpressionSyntax, also: [Identifier] = []) {
      self.value = value
      self.also = also
    }
  }
  package var name: NameSyntax
  package var by: TypeSyntax
  /// Empty for a table of one unnamed column.
  package var columns: [NameSyntax]
  package var rows: [Row]
  package var span: Span
  package init(name: NameSyntax, by: TypeSyntax, columns: [NameSyntax], rows: [Row], span: Span) {
    self.name = name
    self.by = by
    self.columns = columns
    self.rows = rows
    self.span = span
  }
}

/// `reading NAME { a, b } default a because TEXT`, or `reading NAME = value because TEXT` 读法
package struct ReadingSyntax: Sendable {
  package enum Kind: Sendable {
    case declared(ChoicesSyntax, default: Identifier)
    /// Sets a built-in reading for this policy.
    case builtin(ExpressionSyntax)
  }
  package var name: NameSyntax
  package var kind: Kind
  package var because: TextSyntax?
  package var span: Span
  package init(name: NameSyntax, kind: Kind, because: TextSyntax?, span: Span) {
    self.name = name
    self.kind = kind
    self.because = because
    self.span = span
  }
}

/// `attest NAME [tags] who by ACTOR TEXT` 认定
package struct AttestSyntax: Sendable {
  package var name: NameSyntax
  package var tags: [TagSyntax]
  package var who: [ForEachSyntax]
  package var every: EverySyntax?
  package var by: Identifier?
  package var text: TextSyntax?
  package var span: Span
  package init(
    name: NameSyntax, tags: [TagSyntax], who: [ForEachSyntax], every: EverySyntax?, by: Identifier?,
    text: TextSyntax?, span: Span
  ) {
    self.name = name
    self.tags = tags
    self.who = who
    self.every = every
    self.by = by
    self.text = text
    self.span = span
  }
}

/// `for each NAME in SOURCE`: a set or a path with its filter.
package struct ForEachSyntax: Sendable {
  package var name: Identifier?
  package var source: ExpressionSyntax
  package var span: Span
  package init(name: Identifier?, source: ExpressionSyntax, span: Span) {
    self.name = name
    self.source = source
    self.span = span
  }
}

/// `every month from … to …`
package struct EverySyntax: Sendable {
  package enum Length: Sendable {
    case month, quarter, halfYear, year
    /// `every 12 months`
    case span(ExpressionSyntax)
  }
  package var length: Length
  package var from: ExpressionSyntax?
  package var to: ExpressionSyntax?
  package var span: Span
  package init(length: Length, from: ExpressionSyntax?, to: ExpressionSyntax?, span: Span) {
    self.length = length
    self.from = from
    self.to = to
    self.span = span
  }
}

/// The head of a rule: whom, how often, until when, under which condition.
package struct ScopeSyntax: Sendable {
  package var forEach: [ForEachSyntax]
  package var every: EverySyntax?
  package var due: ExpressionSyntax?
  package var when: ExpressionSyntax?
  package init(
    forEach: [ForEachSyntax] = [], every: EverySyntax? = nil, due: ExpressionSyntax? = nil,
    when: ExpressionSyntax? = nil
  ) {
    self.forEach = forEach
    self.every = every
    self.due = due
    self.when = when
  }
}

/// `rule NAME [tags] scope { lines }` 规则
package struct RuleSyntax: Sendable {
  package var name: NameSyntax
  package var tags: [TagSyntax]
  package var scope: ScopeSyntax
  package var body: [BodySyntax]
  package var span: Span
  package init(name: NameSyntax, tags: [TagSyntax], scope: ScopeSyntax, body: [BodySyntax], span: Span) {
    self.name = name
    self.tags = tags
    self.scope = scope
    self.body = body
    self.span = span
  }
}

/// `exception NAME [tags] overriding R, S scope { lines }?` 例外; a nil body lifts.
package struct ExceptionSyntax: Sendable {
  package var name: NameSyntax
  package var tags: [TagSyntax]
  /// Each a dotted path.
  package var overriding: [[Identifier]]
  package var scope: ScopeSyntax
  package var body: [BodySyntax]?
  package var span: Span
  package init(
    name: NameSyntax, tags: [TagSyntax], overriding: [[Identifier]], scope: ScopeSyntax,
    body: [BodySyntax]?, span: Span
  ) {
    self.name = name
    self.tags = tags
    self.overriding = overriding
    self.scope = scope
    self.body = body
    self.span = span
  }
}

package enum BodySyntax: Sendable {
  case line(LineSyntax)
  case cases(CasesSyntax)
}

/// `cases E? { arm+ }` among the lines of a rule
package struct CasesSyntax: Sendable {
  package struct Arm: Sendable {
    /// nil: `otherwise`
    package var conditions: [ExpressionSyntax]?
    package var body: Body
    package var span: Span
    package init(conditions: [ExpressionSyntax]?, body: Body, span: Span) {
      self.conditions = conditions
      self.body = body
      self.span = span
    }
  }
  package enum Body: Sendable {
    /// `silent` 未规定: the document says nothing here
    case silent
    case lines([LineSyntax])
  }
  package var subject: ExpressionSyntax?
  package var arms: [Arm]
  package var span: Span
  package init(subject: ExpressionSyntax?, arms: [Arm], span: Span) {
    self.subject = subject
    self.arms = arms
    self.span = span
  }
}

package enum ModalitySyntax: String, Sendable, CaseIterable, Hashable {
  case must, mustNot, inPrinciple, aim, encouraged, may
}

/// `ACTORS with ACTORS MODALITY expr when expr or explain path`
package struct LineSyntax: Sendable {
  /// Empty: the bearers of the line before.
  package var bearers: [Identifier]
  package var with: [Identifier]
  package var modality: ModalitySyntax
  package var modalitySpan: Span
  package var condition: ExpressionSyntax
  package var when: ExpressionSyntax?
  package var orExplain: ExpressionSyntax?
  package var span: Span
  package init(
    bearers: [Identifier], with: [Identifier], modality: ModalitySyntax, modalitySpan: Span,
    condition: ExpressionSyntax, when: ExpressionSyntax?, orExplain: ExpressionSyntax?, span: Span
  ) {
    self.bearers = bearers
    self.with = with
    self.modality = modality
    self.modalitySpan = modalitySpan
    self.condition = condition
    self.when = when
    self.orExplain = orExplain
    self.span = span
  }
}

/// A value, or branches that lead to one.
package indirect enum ValueSyntax: Sendable {
  case expression(ExpressionSyntax)
  case cases(ValueCasesSyntax)
}

package struct ValueCasesSyntax: Sendable {
  package struct Arm: Sendable {
    /// nil: `otherwise`
    package var conditions: [ExpressionSyntax]?
    /// nil: `silent`
    package var value: ValueSyntax?
    package var span: Span
    package init(conditions: [ExpressionSyntax]?, value: ValueSyntax?, span: Span) {
      self.conditions = conditions
      self.value = value
      self.span = span
    }
  }
  package var subject: ExpressionSyntax?
  package var arms: [Arm]
  package var span: Span
  package init(subject: ExpressionSyntax?, arms: [Arm], span: Span) {
    self.subject = subject
    self.arms = arms
    self.span = span
  }
}

/// `decide NAME [tags] who : TYPE = value` 结论
package struct DecideSyntax: Sendable {
  package var name: NameSyntax
  package var tags: [TagSyntax]
  package var who: [ForEachSyntax]
  package var every: EverySyntax?
  package var type: TypeSyntax?
  package var value: ValueSyntax
  package var span: Span
  package init(
    name: NameSyntax, tags: [TagSyntax], who: [ForEachSyntax], every: EverySyntax?, type: TypeSyntax?,
    value: ValueSyntax, span: Span
  ) {
    self.name = name
    self.tags = tags
    self.who = who
    self.every = every
    self.type = type
    self.value = value
    self.span = span
  }
}

/// `rank NAME [tags] : LIST by keys` 优先
package struct RankSyntax: Sendable {
  package var name: NameSyntax
  package var tags: [TagSyntax]
  package var list: ExpressionSyntax
  package var keys: [ExpressionSyntax]
  package var span: Span
  package init(
    name: NameSyntax, tags: [TagSyntax], list: ExpressionSyntax, keys: [ExpressionSyntax], span: Span
  ) {
    self.name = name
    self.tags = tags
    self.list = list
    self.keys = keys
    self.span = span
  }
}

/// `check scope EXPR TEXT?` 校验
package struct CheckSyntax: Sendable {
  package var scope: ScopeSyntax
  package var condition: ExpressionSyntax
  package var text: TextSyntax?
  package var span: Span
  package init(scope: ScopeSyntax, condition: ExpressionSyntax, text: TextSyntax?, span: Span) {
    self.scope = scope
    self.condition = condition
    self.text = text
    self.span = span
  }
}

/// `remark [tags] TEXT` 备注
package struct RemarkSyntax: Sendable {
  package var tags: [TagSyntax]
  package var text: TextSyntax
  package var span: Span
  package init(tags: [TagSyntax], text: TextSyntax, span: Span) {
    self.tags = tags
    self.text = text
    self.span = span
  }
}

/// `extend PATH { choices }` 扩充
package struct ExtendSyntax: Sendable {
  package var path: [Identifier]
  package var choices: ChoicesSyntax
  package var span: Span
  package init(path: [Identifier], choices: ChoicesSyntax, span: Span) {
    self.path = path
    self.choices = choices
    self.span = span
  }
}
