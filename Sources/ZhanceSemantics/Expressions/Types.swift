import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  /// A name as messages show it, in each language.
  func label(_ names: Names) -> Bilingual {
    Bilingual(names.zh ?? names.en ?? "", names.en ?? names.zh ?? "")
  }

  func label(_ type: ValueType) -> Bilingual {
    switch type {
    case .truth: Bilingual("是否", "yes or no")
    case .attested: Bilingual("人工认定", "an attestation")
    case .number(.number): Bilingual("数", "a number")
    case .number(.ratio): Bilingual("比例〔%〕", "a share [%]")
    case .number(let dimension):
      Bilingual(
        "以“\(label(program.schema[dimension].names).zh)”计的量",
        "a quantity in \(label(program.schema[dimension].names).en)")
    case .date: Bilingual("日期", "a date")
    case .text: Bilingual("文字", "a text")
    case .choice(let id):
      if let names = program.schema[id].names {
        Bilingual("选项“\(label(names).zh)”", "the choice “\(label(names).en)”")
      } else {
        Bilingual(
          "选项〔\(program.schema[id].members.map { label($0).zh }.joined(separator: "｜"))〕",
          "a choice [\(program.schema[id].members.map { label($0).en }.joined(separator: " | "))]")
      }
    case .row(let entities):
      Bilingual(
        "一个“\(entities.map { label(program.schema[$0].names).zh }.joined(separator: "或"))”",
        "a \(entities.map { label(program.schema[$0].names).en }.joined(separator: " or "))")
    case .rows(let entity, by: _):
      Bilingual(
        "“\(label(program.schema[entity].names).zh)”的列表",
        "a list of \(label(program.schema[entity].names).en)")
    case .list(of: let element):
      Bilingual("\(label(element).zh)的列表", "a list of \(label(element).en)")
    case .span: Bilingual("时期", "a period")
    case .actor: Bilingual("主体", "an actor")
    case .verdict: Bilingual("判定", "a verdict")
    case .invalid: Bilingual("（有错）", "(in error)")
    }
  }

  func elementType(of type: ValueType) -> ValueType {
    switch type {
    case .list(of: let element): element
    case .rows(let entity, by: _): .row([entity])
    case .truth, .attested, .number, .date, .text, .choice, .row, .span, .actor, .verdict, .invalid: .invalid
    }
  }

  func isList(_ type: ValueType) -> Bool {
    switch type {
    case .list, .rows: true
    case .truth, .attested, .number, .date, .text, .choice, .row, .span, .actor, .verdict, .invalid: false
    }
  }

  /// The one entity of a list of rows, reported if it is none.
  func rowEntity(of list: Expr) -> EntityID? {
    if case .row(let entities) = elementType(of: list.type), entities.count == 1 { return entities[0] }
    if list.type != .invalid {
      report(
        .typeMismatch,
        Bilingual(
          "这里要一个列表，这是\(label(list.type).zh)", "a list of rows is needed, this is \(label(list.type).en)"),
        at: list.span)
    }
    return nil
  }

  func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .number, .date, .invalid: true
    case .choice(let id): program.schema[id].isOrdered
    case .truth, .attested, .text, .row, .rows, .list, .span, .actor, .verdict: false
    }
  }

  /// Whether a value of one type can stand where the other is due. A count of plain values has no
  /// unit of its own and takes any counting unit.
  func agrees(_ a: ValueType, _ b: ValueType) -> Bool {
    switch (a, b) {
    case (.invalid, _), (_, .invalid): true
    case (.truth, .attested), (.attested, .truth): true
    case (.row(let left), .row(let right)): !Set(left).isDisjoint(with: right)
    case (.list(of: let left), .list(of: let right)): agrees(left, right)
    case (.rows(let left, _), .list(of: let right)): agrees(.row([left]), right)
    case (.list(of: let left), .rows(let right, _)): agrees(left, .row([right]))
    default: a == b
    }
  }

  /// Reports a value of another type than its place needs.
  func require(_ expr: Expr, is type: ValueType, context: Bilingual) {
    guard !agrees(expr.type, type), !expr.isBlankLiteral else { return }
    if case .number(let have) = expr.type, case .number(let need) = type {
      if reportMissingUnit(expr, need: need, other: nil) { return }
      if isShareOrNumber(have), isShareOrNumber(need), !isBareLiteral(expr) { return }
      report(
        .unitMismatch,
        Bilingual(
          "单位不符：\(context.zh)是\(label(type).zh)，这里是\(label(expr.type).zh)",
          "units differ: \(context.en) is \(label(type).en), this is \(label(expr.type).en)"),
        at: expr.span)
      return
    }
    report(
      .typeMismatch,
      Bilingual(
        "类型不符：\(context.zh)要\(label(type).zh)，这里是\(label(expr.type).zh)",
        "types differ: \(context.en) needs \(label(type).en), this is \(label(expr.type).en)"),
      at: expr.span)
  }

  func isShareOrNumber(_ dimension: DimensionID) -> Bool { dimension == .number || dimension == .ratio }

  func isBareLiteral(_ expr: Expr) -> Bool {
    if case .literal(.number) = expr.kind { expr.type == .number(.number) } else { false }
  }

  /// A bare number where a unit is due: says which, and offers the text with the unit.
  func reportMissingUnit(_ expr: Expr, need: DimensionID, other: Expr?) -> Bool {
    guard isBareLiteral(expr), need != .number, case .literal(.number(let number)) = expr.kind else {
      return false
    }
    let written = number.description().text
    var notes: [Bilingual] = []
    if let field = other.flatMap({ declaredField($0) }) {
      notes.append(
        Bilingual(
          "“\(label(field.names).zh)”以\(label(program.schema[need].names).zh)计，声明于字段表",
          "“\(label(field.names).en)” is declared in \(label(program.schema[need].names).en)"))
    }
    if need == .ratio {
      let hundred = number.multiplied(by: Rational(100))?.description().text ?? written
      report(
        .shareAsNumber,
        Bilingual(
          "比例写成了数：\(written) 等于 \(hundred)%", "a share written as a number: \(written) is \(hundred)%"),
        at: expr.span, notes: notes,
        fixes: [
          Fix(
            Bilingual("改为 `\(written)%`", "write `\(written)%`"), edits: [TextEdit(expr.span, "\(written)%")],
            certainty: .automatic)
        ])
      return true
    }
    let unit = other?.unit ?? program.schema.units.first { $0.dimension == need && $0.factor == .one }
    let zh = unit.map { label($0.names).zh } ?? label(program.schema[need].names).zh
    let en = unit.map { label($0.names).en } ?? label(program.schema[need].names).en
    report(
      .missingUnit,
      Bilingual("“\(written)”缺单位：这里以\(zh)计", "“\(written)” has no unit: \(en) is due here"), at: expr.span,
      notes: notes,
      fixes: [
        Fix(
          Bilingual("改为 `\(written)\(zh)`", "write `\(written) \(en)`"),
          edits: [TextEdit(expr.span, "\(written)\(zh)")], certainty: .automatic)
      ])
    return true
  }

  func declaredField(_ expr: Expr) -> Field? {
    switch expr.kind {
    case .field(_, let id): program.schema[id]
    case .aggregate(_, let list), .collect(_, _, let list): declaredField(list)
    default: nil
    }
  }

  func reportNotOrdered(_ expr: Expr) {
    guard expr.type != .invalid else { return }
    var notes: [Bilingual] = []
    if case .choice(let id) = expr.type {
      notes.append(
        Bilingual(
          "选项要用“<”声明先后才能比：\(program.schema[id].members.prefix(4).map { label($0).zh }.joined(separator: " < "))",
          "a choice must be declared with < to be compared: \(program.schema[id].members.prefix(4).map { label($0).en }.joined(separator: " < "))"
        ))
    }
    report(
      .notOrdered,
      Bilingual("\(label(expr.type).zh)不能比大小", "\(label(expr.type).en) has no order"), at: expr.span,
      notes: notes)
  }
}
