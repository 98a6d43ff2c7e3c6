import ZhanceDiagnostics

extension SyntaxCode {
  /// Entries of the codes about brackets, words and the order of parts.
  var structureEntry: DiagnosticCode {
    switch self {
    case .unbalancedBracket:
      code(
        Bilingual("括号没有配对", "unbalanced bracket"),
        Bilingual(
          """
          每个左括号都要有同类的右括号。圆括号、方括号、花括号各自配对；全角与半角等价，可以混用。\
          一条规则缺了“}”，不影响后面规则的检查。
          """,
          """
          Every opening bracket needs a closing one of its kind: round, square or curly. Full-width \
          and half-width ones are the same and may be mixed. A rule that lacks its “}” does not keep \
          later rules from being checked.
          """),
        bad: "规则 配备 { 站 应当 计数(人员 不少于 3名 }", good: "规则 配备 { 站 应当 计数(人员) 不少于 3名 }")
    case .unterminated:
      code(
        Bilingual("文字没有后引号", "text without a closing quote"),
        Bilingual(
          "文字写在一行之内，以同样的引号收尾：“…”、\"…\" 或「…」。反引号里的名字也一样。",
          "A text stands on one line and ends with the quote that began it: “…”, \"…\" or 「…」. The same holds for a name in backquotes."
        ),
        bad: "条款 “三 {", good: "条款 “三” {")
    case .unknownCharacter:
      code(
        Bilingual("不认识的字符", "unknown character"),
        Bilingual(
          "语言里没有用到这个字符。如果它是名字的一部分，把整个名字放进反引号；如果它属于文字，加上引号。",
          "The language has no use for this character. If it belongs to a name, put the whole name in backquotes; if it belongs to a text, quote the text."
        ),
        bad: "规则 一站#一策 { 站 应当 达标 }", good: "规则 `一站#一策` { 站 应当 达标 }")
    case .wordsRunTogether:
      code(
        Bilingual("词连写了", "words run together"),
        Bilingual(
          "汉字之间没有空格时，一串汉字是一个词。关键词与名字之间要留空格或标点；与数字、符号之间不需要。",
          "A run of 汉字 without a space is one word. Keep a space or a sign between a keyword and a name; next to digits and operators none is needed."
        ),
        bad: "规则 专人 对每个人员 { 站 应当 专人专岗 }", good: "规则 专人 对每个 人员 { 站 应当 专人专岗 }")
    case .reservedName:
      code(
        Bilingual("名字用了关键词或数", "a keyword or a number as a name"),
        Bilingual(
          "这个词在语言里另有意义，单独写出来不会被当作名字。换一个名字，或者放进反引号。",
          "The language gives this word a meaning of its own, so it is not read as a name. Choose another name or put it in backquotes."
        ),
        bad: "规则 期限 { 站 应当 达标 }", good: "规则 `期限` { 站 应当 达标 }")
    case .repeatedPart:
      code(
        Bilingual("同一部分写了两次", "a part written twice"),
        Bilingual(
          "规则的头最多各写一次：每…、期限、当、按、优先于。多个条件用“且”连起来，多个对象写几个“对每个”。",
          "The head of a rule has each part once: every …, due, when, by, overriding. Join conditions with “and”; write several “for each” for several subjects."
        ),
        bad: "规则 甲 当 持证 当 专职 { 站 应当 达标 }", good: "规则 甲 当 持证 且 专职 { 站 应当 达标 }")
    case .mixedSeparators:
      code(
        Bilingual("选项混用了“,”与“<”", "a choice that mixes “,” and “<”"),
        Bilingual(
          "选项要么全部有顺序，用“<”从低到高排；要么全部没有顺序，用逗号分开。",
          "The members of a choice are either all in order, from low to high with “<”, or all without order, with commas."
        ),
        bad: "选项 级别 { 无 < 助理, 区级 }", good: "选项 级别 { 无 < 助理 < 区级 }")
    case .unexpected, .mixedAndOr, .chainedComparison, .bareBound, .tooDeep, .fileTooLarge,
      .approximateNumber,
      .numberTooLong, .hyphenRange, .impossibleDate, .dateWithoutYear:
      code(
        Bilingual("这里应是别的写法", "something else was expected here"),
        Bilingual(
          "到这个位置为止，文法要求的是信息里说的那一类词。前一个词写全了吗？名字与关键词之间有空格吗？",
          "At this place the grammar asks for what the message says. Is the word before it complete? Is there a space between name and keyword?"
        ),
        bad: "规则 配备 { 站 应当 计数(人员) 不少于 }", good: "规则 配备 { 站 应当 计数(人员) 不少于 3名 }")
    }
  }
}
