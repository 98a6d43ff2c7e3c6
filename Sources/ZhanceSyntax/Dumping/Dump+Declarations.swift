extension Dumper {
  static func declaration(_ declaration: DeclarationSyntax) -> Dump {
    switch declaration {
    case .use(let use): Dump("use", text(use.path))
    case .vocabulary(let vocabulary):
      Dump("vocabulary", [name(vocabulary.name)] + vocabulary.items.map(item))
    case .policy(let policy):
      Dump(
        "policy",
        [name(policy.name)] + (policy.title.map { [text($0)] } ?? []) + policy.headers.map(header)
          + policy.items.map(item))
    case .scenario(let scenario): Dump("scenario", [title(scenario.title)] + scenario.steps.map(step))
    }
  }

  private static func title(_ title: ScenarioSyntax.Title) -> Dump {
    switch title {
    case .name(let name): self.name(name)
    case .text(let text): self.text(text)
    }
  }

  // MARK: Vocabularies

  private static func item(_ item: VocabularySyntax.Item) -> Dump {
    switch item {
    case .units(let units): Dump("units", units.map { Dump("unit", name($0.name), $0.value.map(expression)) })
    case .actors(let actors): Dump("actors", actors.map { Dump("actor", name($0.name), $0.entity.map(name)) })
    case .choice(let choice): Dump("choice", name(choice.name), choices(choice.choices))
    case .entity(let entity):
      Dump(
        "entity",
        [name(entity.name)] + (entity.unit.map { [Dump("counted-in", name($0))] } ?? [])
          + entity.fields.map(field))
    case .check(let check): self.check(check)
    }
  }

  private static func field(_ field: FieldSyntax) -> Dump {
    Dump(
      "field",
      [name(field.name), type(field.type)] + (field.mayBeBlank ? [Dump(atom: "?")] : [])
        + (field.derivation.map { [Dump("=", expression($0))] } ?? []) + field.marks.map(mark))
  }

  private static func mark(_ mark: FieldSyntax.Mark) -> Dump {
    switch mark {
    case .key: Dump(atom: "key")
    case .private: Dump(atom: "private")
    case .fixed: Dump(atom: "fixed")
    case .onlyUp: Dump(atom: "only-up")
    case .step(let size): Dump("step", expression(size))
    case .cost(let cost): Dump("cost", expression(cost))
    }
  }

  static func choices(_ choices: ChoicesSyntax) -> Dump {
    Dump(
      choices.isOrdered ? "ordered" : "choices",
      choices.members.map(name) + (choices.isOpen ? [Dump(atom: "…")] : []))
  }

  static func type(_ type: TypeSyntax) -> Dump {
    switch type.kind {
    case .text: Dump("text")
    case .date: Dump("date")
    case .year: Dump("year")
    case .number: Dump("number")
    case .yesNo: Dump("yes/no")
    case .attested: Dump("attested")
    case .actor: Dump("actor")
    case .choices(let choices): self.choices(choices)
    case .name(let name): self.name(name)
    case .oneOf(let names): Dump("one-of", names.map(self.name))
    case .set(let element): Dump("set-of", self.type(element))
    case .list(let entity, let field): Dump("list-of", name(entity), name(field))
    case .missing: Dump("missing")
    }
  }

  private static func header(_ header: HeaderSyntax) -> Dump {
    switch header.kind {
    case .document(let text): Dump("document", self.text(text))
    case .issuer(let text): Dump("issuer", self.text(text))
    case .status(let status, _): Dump("status", Dump(atom: status.rawValue))
    case .issued(let date): Dump("issued", self.date(date))
    case .inForce(let from, let to):
      Dump("in-force", from.map(date) ?? Dump(atom: "blank"), to.map(date))
    case .basedOn(let texts): Dump("based-on", texts.map(text))
    case .appliesTo(let entities, let condition):
      Dump("applies-to", entities.map(name) + (condition.map { [Dump("where", expression($0))] } ?? []))
    }
  }

  // MARK: Scenarios

  static func step(_ step: StepSyntax) -> Dump {
    switch step.kind {
    case .given(let entity, let key, let source):
      Dump("given", [name(entity)] + (key.map { [text($0)] } ?? []) + (source.map(given) ?? []))
    case .asOf(let date): Dump("as-of", self.date(date))
    case .asIfInForce(let date): Dump("as-if-in-force", self.date(date))
    case .change(let target, .value(let value)): Dump("change", expression(target), expression(value))
    case .change(let target, .row(let row)): Dump("change", expression(target), self.row(row))
    case .add(let entity, let row): Dump("add", name(entity), self.row(row))
    case .remove(let list): Dump("remove", expression(list))
    case .without(let path): Dump("without", self.path(path))
    case .waive(let path, let subject, let ground):
      Dump("waive", self.path(path), subject.map { Dump("for", text($0)) }, Dump("because", text(ground)))
    case .expectVerdict(let expected, _, let path, let subject, let period):
      Dump(
        "expect", Dump(atom: expected.rawValue), self.path(path), subject.map { Dump("for", text($0)) },
        period.map { Dump("in", date($0)) })
    case .expect(let condition): Dump("expect", expression(condition))
    }
  }

  private static func given(_ source: StepSyntax.GivenSource) -> [Dump] {
    switch source {
    case .from(let folder): [Dump("from", text(folder))]
    case .row(let row): [self.row(row)]
    case .fromWith(let folder, let row): [Dump("from", text(folder)), self.row(row)]
    }
  }

  private static func row(_ row: RowSyntax) -> Dump {
    Dump("row", row.cells.map { Dump("cell", name($0.name), expression($0.value)) })
  }
}
