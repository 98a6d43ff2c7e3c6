import ZhanceDiagnostics

extension SyntaxCode {
  /// Entries of the codes about operators.
  var expressionEntry: DiagnosticCode {
    switch self {
    case .mixedAndOr:
      code(
        Bilingual("“且”与“或”混在一层", "“and” and “or” on one level"),
        Bilingual(
          "“a 且 b 或 c”有两种读法，语言不替人选。加括号写明：“(a 且 b) 或 c”，或者“a 且 (b 或 c)”。",
          "“a and b or c” can be read in two ways, and the language does not choose. Bracket it: “(a and b) or c”, or “a and (b or c)”."
        ),
        bad: "校验 持证 且 专职 或 兼职", good: "校验 (持证 且 专职) 或 兼职")
    case .chainedComparison:
      code(
        Bilingual("比较连写了", "chained comparison"),
        Bilingual(
          "一次比较有左右两边。要限定两端，用“且”连接两次比较，或者用范围：“为 3至5人”。",
          "A comparison has two sides. To bound both ends, join two comparisons with “and”, or use a range: “equals 3 to 5 people”."
        ),
        bad: "校验 3 <= 人数 <= 5", good: "校验 3 <= 人数 且 人数 <= 5")
    case .hyphenRange:
      code(
        Bilingual("用连字号写的范围", "a range written with a hyphen"),
        Bilingual(
          "“2-3名”在这里是减法。范围写作“2至3名”。",
          "“2-3 people” is a subtraction here. A range is written “2 to 3 people”."),
        bad: "校验 人数 为 2-3名", good: "校验 人数 为 2至3名", severity: .warning)
    case .bareBound, .unbalancedBracket, .unexpected, .unterminated, .unknownCharacter, .wordsRunTogether,
      .reservedName, .tooDeep, .fileTooLarge, .approximateNumber, .numberTooLong, .mixedSeparators,
      .repeatedPart, .impossibleDate, .dateWithoutYear:
      code(
        Bilingual("范围前面缺“为”", "a range without “equals” before it"),
        Bilingual(
          "“3名以上”“45岁以下”“3至5人”是范围，跟在“为”“是”“属于”后面：“年龄 为 45岁以下”。与“不少于”一类的词不能同时用。",
          "“3 people or more” and “3 to 5 people” are ranges and follow “equals”, “is” or “within”: “age equals 45 years or less”. They do not go with wordings such as “no fewer than”."
        ),
        bad: "校验 年龄 45岁以下", good: "校验 年龄 为 45岁以下")
    }
  }

  /// Entries of the codes about sizes.
  var limitEntry: DiagnosticCode {
    switch self {
    case .tooDeep:
      code(
        Bilingual("嵌套太深", "nested too deeply"),
        Bilingual(
          "括号、条款与分情形最多嵌套 \(Limits.nesting) 层，一个式子最多高 \(Limits.height) 层。把里层定义成有名字的值。",
          "Brackets, clauses and cases nest at most \(Limits.nesting) deep, and an expression is at most \(Limits.height) high. Define the inner part as a named value."
        ))
    case .fileTooLarge:
      code(
        Bilingual("文件太大", "file too large"),
        Bilingual(
          "一个文件最多 4 MiB。把它分成几个文件，用“引用”连起来。",
          "A file has at most 4 MiB. Split it and join the parts with “use”."))
    case .numberTooLong, .unbalancedBracket, .unexpected, .unterminated, .unknownCharacter, .mixedAndOr,
      .chainedComparison, .bareBound, .wordsRunTogether, .reservedName, .approximateNumber, .hyphenRange,
      .mixedSeparators, .repeatedPart, .impossibleDate, .dateWithoutYear:
      code(
        Bilingual("数太长", "number too long"),
        Bilingual(
          "一个数最多 \(Limits.digits) 位有效数字，这样计算才是精确的。",
          "A number has at most \(Limits.digits) significant digits, so that all reckoning is exact."),
        bad: "校验 人数 < 1234567890123456789012345678901", good: "校验 人数 < 12345678901234567890")
    }
  }

  /// Entries of the codes about numbers and dates.
  var literalEntry: DiagnosticCode {
    switch self {
    case .approximateNumber:
      code(
        Bilingual("约数", "approximate number"),
        Bilingual(
          "规则要能判定，需要确定的数。写成范围“2至3名”、下限“2名以上”，或者声明一个容差参数。数据里的约数不受影响。",
          "A rule that can be decided needs a definite number. Write a range, “2 to 3 people”, a bound, “2 people or more”, or declare a tolerance parameter. Approximate numbers in data are not affected."
        ),
        bad: "校验 人数 为 两三名", good: "校验 人数 为 2至3名")
    case .impossibleDate:
      code(
        Bilingual("没有这一天", "no such day"),
        Bilingual(
          "日期要在日历上存在：大月 31 天，小月 30 天，2 月 28 天，闰年 29 天。",
          "A date must exist in the calendar: 31 or 30 days a month, 28 in February, 29 in leap years."),
        bad: "校验 签订日期 不迟于 2021年6月31日", good: "校验 签订日期 不迟于 2021年6月30日")
    case .dateWithoutYear, .unbalancedBracket, .unexpected, .unterminated, .unknownCharacter, .mixedAndOr,
      .chainedComparison, .bareBound, .wordsRunTogether, .reservedName, .tooDeep, .fileTooLarge,
      .numberTooLong,
      .hyphenRange, .mixedSeparators, .repeatedPart:
      code(
        Bilingual("日期缺年份", "date without a year"),
        Bilingual(
          "日期要写明年份，否则不知道是哪一年的这一天。",
          "A date states its year; without one nobody knows which day is meant."),
        bad: "校验 签订日期 不迟于 6月30日", good: "校验 签订日期 不迟于 2021年6月30日")
    }
  }
}

/// Bounds on what the parser takes on.
enum Limits {
  static let fileBytes = 4 << 20
  static let nesting = 100
  static let height = 250
  static let digits = 30
  static let diagnostics = 500
}
