/// Numbers written in 汉字, up to 亿亿: 三, 二十五, 一千二百, 一万二千, 二〇二一.
struct ChineseNumeral: Equatable {
  /// What stands before 万 or 亿 at the end, or the whole number.
  var value: Int
  /// 1, or the scale with which the numeral ends.
  var scale: Int
  /// Two digits side by side, as in 两三: neither one number nor the other.
  var neighbours: (low: Int, high: Int)?
  /// How many characters belong to it, the closing scale among them.
  var length: Int
  /// How many characters the closing scale takes.
  var scaleLength: Int

  static func == (a: ChineseNumeral, b: ChineseNumeral) -> Bool {
    a.value == b.value && a.scale == b.scale && a.length == b.length
      && a.neighbours?.low == b.neighbours?.low && a.neighbours?.high == b.neighbours?.high
  }

  /// The longest numeral at the start of `text`; nil if there is none.
  init?(prefixOf text: some Collection<Unicode.Scalar>) {
    let characters = Array(
      text.prefix { Self.digits[$0] != nil || Self.units[$0] != nil || Self.isScale($0) })
    guard !characters.isEmpty, characters.count <= 24 else { return nil }
    if let positional = Self.positional(characters) {
      self = positional
      return
    }
    var total = 0
    var section = 0
    var digit: Int?
    var lastUnit = Int.max
    var neighbours: (Int, Int)?
    var endScale = 1
    var endScaleLength = 0
    for (index, character) in characters.enumerated() {
      if let next = Self.digits[character] {
        if let before = digit, before != 0 {
          guard neighbours == nil, next > before else { return nil }
          neighbours = (before, next)
        }
        digit = next
        (endScale, endScaleLength) = (1, 0)
      } else if let unit = Self.units[character] {
        // 十 may stand without a digit before it; 百 and 千 may not.
        guard unit < lastUnit, digit != nil && digit != 0 || unit == 10 else { return nil }
        section += (digit ?? 1) * unit
        (digit, lastUnit) = (nil, unit)
        (endScale, endScaleLength) = (1, 0)
      } else {
        let scale = character == "万" ? 10_000 : 100_000_000
        guard endScale == 1 ? section + (digit ?? 0) > 0 || total > 0 : endScale < scale else { return nil }
        section += digit ?? 0
        let isLast = index == characters.count - 1
        let next = index + 1 < characters.count ? characters[index + 1] : character
        if isLast || (character == "万" && next == "亿" && index + 2 == characters.count) {
          endScaleLength = characters.count - index
          endScale = endScaleLength == 2 ? 1_000_000_000_000 : scale
          total += section
          section = 0
          digit = nil
          break
        }
        let (product, overflow) = (total + section).multipliedReportingOverflow(by: scale)
        guard !overflow else { return nil }
        total = product
        (section, digit, lastUnit) = (0, nil, Int.max)
      }
    }
    value = total + section + (digit ?? 0)
    scale = endScale
    self.neighbours = neighbours
    length = characters.count
    scaleLength = endScaleLength
  }

  private init(value: Int, length: Int) {
    (self.value, self.length, scale, scaleLength) = (value, length, 1, 0)
  }

  /// Digits written one by one, as years are: three at least, or with a 〇.
  private static func positional(_ characters: [Unicode.Scalar]) -> ChineseNumeral? {
    guard characters.count >= 2, characters.count <= 9, characters.count > 2 || characters.contains("〇")
    else { return nil }
    var value = 0
    for character in characters {
      guard let digit = digits[character], character != "两" else { return nil }
      value = value * 10 + digit
    }
    return ChineseNumeral(value: value, length: characters.count)
  }

  static func isScale(_ scalar: Unicode.Scalar) -> Bool { scalar == "万" || scalar == "亿" }

  private static let digits: [Unicode.Scalar: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1000]

  /// Units behind which a numeral in 汉字 is a number; with other words it is part of a name.
  static let commonUnits: Set<String> = [
    "个", "名", "人", "位", "所", "户", "家", "场", "次", "件", "项", "本", "份", "天", "日", "月", "年", "岁", "周",
    "小时", "元", "处", "间", "张", "支", "场次", "人次", "宗", "期", "㎡", "平方米", "个月", "工作日", "分钟", "公里",
    "平米", "学时", "课时", "户次", "套", "台", "辆", "座", "栋",
  ]
}
