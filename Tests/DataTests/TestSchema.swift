import ZhanceDiagnostics
import ZhanceModel

/// A small vocabulary: districts, streets, stations, workers, contracts.
enum TestSchema {
  static let district = EntityID(0)
  static let street = EntityID(1)
  static let station = EntityID(2)
  static let worker = EntityID(3)
  static let contract = EntityID(4)

  private static let nowhere = Span.start(of: FileID(0))

  static let schema: Schema = {
    var schema = Schema()
    schema.choices = [
      Choice(
        id: ChoiceID(0), names: nil,
        members: [
          Names(zh: "自营", en: "self_run", also: ["政府自办"]), Names(zh: "第三方", en: "third_party"),
        ], isOrdered: false, isOpen: false, span: nowhere),
      Choice(
        id: ChoiceID(1), names: Names(zh: "功能", en: "Function"),
        members: [Names(zh: "个案室", en: "case_room"), Names(zh: "小组室", en: "group_room")],
        isOrdered: false, isOpen: true, span: nowhere),
      Choice(
        id: ChoiceID(2), names: nil,
        members: [Names(zh: "无", en: "none"), Names(zh: "助理", en: "junior"), Names(zh: "市级", en: "city")],
        isOrdered: true, isOpen: false, span: nowhere),
    ]
    schema.actors = [
      Actor(id: ActorID(0), names: Names(zh: "街道", en: "subdistrict"), entity: street)
    ]
    schema.entities = [
      entity(
        district, "区县", "District",
        [("名称", "name", .text, true), ("辖区站", "stations", list(station, 1), false)]),
      entity(street, "街道乡镇", "Street", [("名称", "name", .text, true)]),
      entity(
        station, "社工站", "Station",
        [
          ("站名", "name", .text, true), ("所在区县", "district", .row([district]), false),
          ("承接者", "runner", .row([street, district]), false),
          ("运营方式", "operation", .choice(ChoiceID(0)), false),
          ("建成日期", "established_on", .date, false), ("面积", "area", .number(.number), false),
          ("项目资金", "budget", .number(.money), false), ("满意率", "satisfaction", .number(.ratio), false),
          ("社工人数", "headcount", .number(.persons), false),
          ("功能", "functions", .list(of: .choice(ChoiceID(1))), false),
          ("场所适应", "premises_ok", .attested, false), ("人员", "staff", list(worker, 1), false),
          ("备注", "remark", .text, false),
        ], blank: ["建成日期", "承接者", "备注"]),
      entity(
        worker, "工作人员", "Worker",
        [
          ("姓名", "name", .text, true), ("所在站", "at_station", .row([station]), false),
          ("持证", "certified", .truth, false), ("督导级别", "level", .choice(ChoiceID(2)), false),
          ("主管", "boss", .row([worker]), false), ("记录", "logs", list(contract, 0), false),
        ], blank: ["主管"]),
      entity(
        contract, "合同", "Contract",
        [("经办", "clerk", .row([worker]), false), ("金额", "amount", .number(.money), false)]),
    ]
    return schema
  }()

  /// The same without the lists, so that no reference is an owner.
  static let withoutOwners: Schema = {
    var plain = schema
    for index in plain.entities.indices {
      plain.entities[index].fields = plain.entities[index].fields.map { field in
        guard case .rows = field.type else { return field }
        return Field(
          id: field.id, names: Names(zh: "列表\(field.id.index)", en: nil), type: .text, unit: nil,
          mayBeBlank: true, isKey: false, isPrivate: false, isFixed: false, onlyUp: false, derivation: nil,
          span: field.span)
      }
    }
    return plain
  }()

  private static func list(_ entity: EntityID, _ by: Int) -> ValueType {
    .rows(entity, by: FieldID(entity: entity, index: by))
  }

  private static func entity(
    _ id: EntityID, _ zh: String, _ en: String, _ fields: [(String, String, ValueType, Bool)],
    blank: Set<String> = []
  ) -> Entity {
    let unit = Unit(names: Names(zh: "个", en: "items"), dimension: .number, factor: .one)
    return Entity(
      id: id, names: Names(zh: zh, en: en), unit: unit,
      fields: fields.enumerated().map { index, field in
        Field(
          id: FieldID(entity: id, index: index), names: Names(zh: field.0, en: field.1), type: field.2,
          unit: nil, mayBeBlank: blank.contains(field.0), isKey: field.3, isPrivate: false, isFixed: false,
          onlyUp: false, derivation: nil, span: nowhere)
      }, key: fields.firstIndex { $0.3 }, span: nowhere)
  }
}
