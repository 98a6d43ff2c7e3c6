/// What can be added up and compared: persons, yuan, days. A quantity is stored in its base unit.
package struct Dimension: Sendable, Hashable {
  package let id: DimensionID
  package let names: Names
  /// A counting unit makes whole numbers that are never below zero.
  package let isCounting: Bool
  package init(id: DimensionID, names: Names, isCounting: Bool) {
    self.id = id
    self.names = names
    self.isCounting = isCounting
  }
}

/// A spelling pair of a unit, and how many base units it is.
package struct Unit: Sendable, Hashable {
  package let names: Names
  package let dimension: DimensionID
  package let factor: Rational
  package init(names: Names, dimension: DimensionID, factor: Rational) {
    self.names = names
    self.dimension = dimension
    self.factor = factor
  }
}

extension DimensionID {
  /// A bare number 数.
  package static let number = DimensionID(0)
  /// A share; 1 is 100 %.
  package static let ratio = DimensionID(1)
  /// 元
  package static let money = DimensionID(2)
  /// 名, 人, 位
  package static let persons = DimensionID(3)
  /// Calendar months; a year is 12.
  package static let months = DimensionID(4)
  /// Calendar days; a week is 7.
  package static let days = DimensionID(5)
  /// 岁
  package static let age = DimensionID(6)
  /// 小时
  package static let hours = DimensionID(7)
  /// 人次
  package static let visits = DimensionID(8)
  /// A calendar year as a number: 2020.
  package static let year = DimensionID(9)
}

/// The dimensions and units that the language brings; a vocabulary adds its own.
package enum BuiltinUnits {
  package static let dimensions: [Dimension] = [
    Dimension(id: .number, names: Names(zh: "数", en: "number"), isCounting: false),
    Dimension(id: .ratio, names: Names(zh: "比例", en: "ratio"), isCounting: false),
    Dimension(id: .money, names: Names(zh: "元", en: "yuan"), isCounting: false),
    Dimension(id: .persons, names: Names(zh: "人", en: "people"), isCounting: true),
    Dimension(id: .months, names: Names(zh: "月", en: "months"), isCounting: false),
    Dimension(id: .days, names: Names(zh: "天", en: "days"), isCounting: false),
    Dimension(id: .age, names: Names(zh: "岁", en: "years_of_age"), isCounting: false),
    Dimension(id: .hours, names: Names(zh: "小时", en: "hours"), isCounting: false),
    Dimension(id: .visits, names: Names(zh: "人次", en: "person_times"), isCounting: true),
    Dimension(id: .year, names: Names(zh: "年份", en: "year"), isCounting: false),
  ]

  package static let units: [Unit] = [
    unit("%", nil, .ratio, Rational(1, 100) ?? .one, also: ["％"]),
    unit("元", "yuan", .money),
    unit("万元", nil, .money, Rational(10_000)),
    unit("亿元", nil, .money, Rational(100_000_000)),
    unit("人", "people", .persons),
    unit("名", "persons", .persons),
    unit("位", nil, .persons),
    unit("年", "years", .months, Rational(12)),
    unit("月", "months", .months, also: ["个月"]),
    unit("天", "days", .days, also: ["日"]),
    unit("周", "weeks", .days, Rational(7)),
    unit("岁", "years_of_age", .age, also: ["周岁"]),
    unit("小时", "hours", .hours),
    unit("人次", "person_times", .visits),
  ]

  private static func unit(
    _ zh: String, _ en: String?, _ dimension: DimensionID, _ factor: Rational = .one, also: [String] = []
  ) -> Unit {
    Unit(names: Names(zh: zh, en: en, also: also), dimension: dimension, factor: factor)
  }
}
