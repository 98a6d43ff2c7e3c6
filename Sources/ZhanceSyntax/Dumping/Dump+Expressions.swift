extension Dumper {
  static func expression(_ expression: ExpressionSyntax) -> Dump {
    switch expression.kind {
    case .quantity(let number, let unit): quantity(number, unit)
    case .date(let date): self.date(date)
    case .text(let text): self.text(text)
    case .yes: Dump("yes")
    case .no: Dump("no")
    case .blank: Dump("blank")
    case .due: Dump("due")
    case .period: Dump("period")
    case .this(let entity): Dump("this", entity.map(name))
    case .name(let identifier): name(identifier)
    case .call(let function, let arguments):
      Dump("call", [name(function)] + arguments.map(self.expression))
    case .member(let base, let field): Dump(".", self.expression(base), name(field))
    case .filter(let base, let condition):
      Dump("where", self.expression(base), self.expression(condition))
    case .set(let members, let isOpen):
      Dump(isOpen ? "open-set" : "set", members.map(self.expression))
    case .not(let operand): Dump("not", self.expression(operand))
    case .and(let operands): Dump("and", operands.map(self.expression))
    case .or(let operands): Dump("or", operands.map(self.expression))
    case .compare(let comparison, _, let left, let right):
      Dump(comparison.rawValue, self.expression(left), self.expression(right))
    case .arithmetic(let operation, let left, let right):
      Dump(operation.rawValue, self.expression(left), self.expression(right))
    case .range(let range): self.range(range)
    case .quantifier(let quantifier, let list, let body):
      Dump(quantifier.rawValue, self.expression(list), body.map(self.expression))
    case .parenthesized(let inner): Dump("bracket", self.expression(inner))
    case .missing: Dump("missing")
    }
  }

  private static func quantity(_ number: NumberSyntax, _ unit: Identifier?) -> Dump {
    var text = number.whole
    if !number.fraction.isEmpty { text += "." + number.fraction }
    if number.scale != 1 { text += "*" + String(number.scale) }
    guard let unit else { return Dump(atom: text) }
    return Dump("quantity", Dump(atom: text), name(unit))
  }

  private static func range(_ range: RangeSyntax) -> Dump {
    switch range {
    case .orMore(let bound): Dump("or-more", expression(bound))
    case .orLess(let bound): Dump("or-less", expression(bound))
    case .atTheMost(let bound): Dump("at-the-most", expression(bound))
    case .between(let low, let high): Dump("between", expression(low), expression(high))
    }
  }

  static func value(_ value: ValueSyntax) -> Dump {
    switch value {
    case .expression(let expression): self.expression(expression)
    case .cases(let cases):
      Dump(
        "cases",
        [Dump("of", cases.subject.map(expression))]
          + cases.arms.map { arm in
            Dump("arm", conditions(arm.conditions), arm.value.map(self.value) ?? Dump(atom: "silent"))
          })
    }
  }

  static func conditions(_ conditions: [ExpressionSyntax]?) -> Dump {
    conditions.map { Dump("when", $0.map(expression)) } ?? Dump(atom: "otherwise")
  }
}
