import Testing
import ZhanceData
import ZhanceDiagnostics
import ZhanceModel

@Test func lineEndsAndByteOrderMarkMakeNoDifference() {
  let plain = loaded([("街道乡镇.csv", "名称\n甲\n乙\n")])
  for text in [
    "名称\r\n甲\r\n乙\r\n", "名称\r甲\r乙", "\u{FEFF}名称\n甲\n乙", "\n\n名称\n\n甲\n,\n乙\n  \n", "\"名称\"\n\"甲\"\n乙",
  ] {
    let other = loaded([("街道乡镇.csv", text)])
    #expect(other.dataset.content() == plain.dataset.content())
    #expect(other.report.problemCount == 0)
  }
}

@Test func quotedCellsHoldCommasQuotesAndLineEnds() {
  let text = shown([("街道乡镇.csv", "名称\n\"甲,\"\"一\"\"\n二\"\n乙\n")])
  #expect(
    text == """
      街道乡镇.csv: 读取 3 = 载入 1 + 退回 1 + 跳过 1（表头 1）
      街道乡镇.csv:2 A列 名称: 错误[ZH0630] 主键含有控制字符
      街道乡镇 名称=‘乙’
      失去 街道乡镇 1
      """)
  let remark = loaded([("社工站.csv", "站名,备注\n甲,\"一,\"\"二\"\"\n三\"\n")])
  #expect(remark.dataset.lines().first?.contains("备注=‘一,\"二\"\n三’") == true)
}

@Test func aQuoteThatNeverClosesCostsOneLine() {
  let text = shown([
    ("社工站.csv", "站名,备注\n甲,一\n\"乙,二\n丙,三\n丁,四\n"), ("街道乡镇.csv", "名称\n\"海\n"),
  ])
  #expect(
    text
      == """
      社工站.csv: 读取 5 = 载入 3 + 退回 1 + 跳过 1（表头 1）
      街道乡镇.csv: 读取 2 = 载入 0 + 退回 1 + 跳过 1（表头 1）
      社工站.csv:3: 错误[ZH0620] 这一行开头的引号没有配对；应为格末的引号；格内的引号写成两个
      街道乡镇.csv:2: 错误[ZH0620] 这一行开头的引号没有配对；应为格末的引号；格内的引号写成两个
      街道乡镇 空表
      社工站 站名=‘甲’ 人员=[…] 备注=‘一’
      社工站 站名=‘丙’ 人员=[…] 备注=‘三’
      社工站 站名=‘丁’ 人员=[…] 备注=‘四’
      失去 街道乡镇 1
      失去 社工站 1
      """)
}

@Test(arguments: [
  // The next quote is followed by a letter.
  "站名,备注\n\"甲,一\n乙,二\n丙,\"三\"\n",
  // The swallowed row would have three cells.
  "站名,备注\n甲,\"一\n乙,二\n丙,三\",\n",
])
func aStrayQuoteSwallowsNoRow(text: String) {
  let result = loaded([("社工站.csv", text)])
  #expect(result.report.rejected >= 1)
  #expect(result.report.problems.first?.place.line == 2)
  #expect(result.report.problems.first?.code == .openQuote)
  #expect(result.dataset.lines().contains { $0.hasPrefix("社工站 站名=‘乙’") })
}

@Test func raggedRowsAreRejected() {
  let text = shown([("社工站.csv", "站名,备注\n甲\n乙,二,三\n丙,三,,\n")])
  #expect(
    text == """
      社工站.csv: 读取 4 = 载入 1 + 退回 2 + 跳过 1（表头 1）
      社工站.csv:2: 错误[ZH0621] 这一行有 1 格；应为与表头相同的 2 格
      社工站.csv:3: 错误[ZH0621] 这一行有 3 格；应为与表头相同的 2 格；建议把含逗号的格用引号括住
      社工站 站名=‘丙’ 人员=[…] 备注=‘三’
      失去 社工站 2
      """)
}

@Test(
  arguments: [
    ([0xFF, 0xFE, 0x41, 0x00], "社工站.csv:1: 错误[ZH0602] 文件以 UTF-16 的 BOM 开头；应为UTF-8；建议另存为“CSV UTF-8（逗号分隔）”"),
    (
      Array("站名\n".utf8) + [0xD5, 0x0A],
      "社工站.csv:2: 错误[ZH0602] 第 8 个字节 0xD5 不合 UTF-8；应为UTF-8；建议若是 GBK，另存为“CSV UTF-8（逗号分隔）”"
    ),
    ([], "社工站.csv: 错误[ZH0606] 文件里没有表头"),
  ] as [([UInt8], String)])
func refusedFiles(bytes: [UInt8], expected: String) {
  let result = checked([DataDocument(name: "社工站.csv", bytes: bytes)])
  #expect(result.report.lines(.zh) == ["社工站.csv: 没有读入", expected])
  #expect(result.dataset.lostRows == [TestSchema.station: 1])
}

@Test func headingsInEitherLanguageWidthAndCase() {
  let result = loaded([("Station.csv", "Ｎａｍｅ, established on ,項目,建城日期,人员\n甲,2021-01-02,1,2,3\n")])
  #expect(
    result.report.lines(.zh).dropFirst().joined(separator: "\n") == """
      Station.csv C列 項目: 警告[ZH0610] 社工站没有字段“項目”
      Station.csv D列 建城日期: 警告[ZH0610] 社工站没有字段“建城日期”；建议改为 建成日期
      Station.csv E列 人员: 警告[ZH0610] “人员”是列表，不能从一列读取
      """)
  #expect(result.dataset.lines() == ["社工站 站名=‘甲’ 建成日期=2021-01-02 人员=[…]"])
}

@Test func twoColumnsForOneFieldMustAgree() {
  let text = shown([("社工站.csv", "站名,备注,remark\n甲,一,一\n乙,一,二\n")])
  #expect(text.contains("社工站.csv C列 remark: 错误[ZH0611] “备注”已有一列"))
  #expect(text.contains("社工站.csv:3 C列 remark: 错误[ZH0655] 同一字段给了两次，值不相同"))
  #expect(text.contains("社工站 站名=‘甲’ 人员=[…] 备注=‘一’\n社工站 站名=‘乙’ 人员=[…] 备注=?"))
}

@Test(arguments: [
  ("[{\"站名\": \"甲\",}]", "社工站.json:1: 错误[ZH0604] 这里应是用引号括住的键"),
  ("[\n{\"站名\": \"甲\"}\n", "社工站.json:3: 错误[ZH0604] 这里应是逗号或“]”"),
  ("[01]", "社工站.json:1: 错误[ZH0604] JSON 的数写错了"),
  ("[\"\\ud800\"]", "社工站.json:1: 错误[ZH0604] 半个代理对不是字符"),
  ("[\"a\nb\"]", "社工站.json:1: 错误[ZH0604] 引号之内有没有转义的换行或控制字符"),
  ("[] []", "社工站.json:1: 错误[ZH0604] JSON 的值结束之后还有内容"),
  ("3", "社工站.json:1: 错误[ZH0604] 这里应是表的对象，或行的数组"),
  ("", "社工站.json:1: 错误[ZH0604] JSON 在这里中断"),
  (String(repeating: "[", count: 100_000), "社工站.json:1: 错误[ZH0603] JSON 嵌套超过 64 层"),
])
func refusedJSON(text: String, expected: String) {
  let result = loaded([("社工站.json", text)])
  #expect(result.report.lines(.zh) == ["社工站.json: 没有读入", expected])
  #expect(result.dataset.lostRows == [TestSchema.station: 1])
}

@Test func jsonTablesRowsAndNesting() {
  let tables = """
    {"区县": [{"名称": "海曙区", "辖区站": [
      {"站名": "甲站", "人员": [{"姓名": "张", "记录": [{"金额": "2万元"}]}, {"姓名": "李", "所在站": "甲站"}]},
      {"站名": "乙站", "人员": []},
      {"站名": "丙站"}]}]}
    """
  #expect(
    shown([("data.json", tables)]) == """
      data.json: 读取 7 = 载入 7 + 退回 0 + 跳过 0
      区县 名称=‘海曙区’ 辖区站=[丙站 乙站 甲站]
      社工站 站名=‘甲站’ 所在区县=→海曙区 人员=[张 李]
      社工站 站名=‘乙站’ 所在区县=→海曙区 人员=[]
      社工站 站名=‘丙站’ 所在区县=→海曙区 人员=[…]
      工作人员 姓名=‘张’ 所在站=→甲站 记录=[#0]
      工作人员 姓名=‘李’ 所在站=→甲站 记录=[…]
      合同 经办=→张 金额=20000
      """)
  let place = loaded([("data.json", tables)]).dataset.place(RowID(entity: TestSchema.worker, index: 1), 0)
  #expect(place == Place(file: "data.json", line: 2, column: "/区县/0/辖区站/0/人员/1/姓名"))
}

@Test func anObjectInAFileNamedForItIsOneRow() {
  #expect(loaded([("街道乡镇.json", "{\"名称\": \"甲\"}")]).dataset.lines() == ["街道乡镇 名称=‘甲’"])
  #expect(loaded([("街道乡镇.json", "{\"街道乡镇\": []}")]).dataset.lines() == ["街道乡镇 空表"])
}

@Test func ndjsonRejectsOnlyTheBadLine() {
  let text =
    "{\"entity\": \"街道乡镇\", \"名称\": \"甲\"}\n\n{\"实体\": \"区县\", \"名称\": \"乙\"}\n{\"entity\": \"街道\"\n[1]\n{\"entity\": \"街道乡真\", \"名称\": \"丙\"}\n"
  let result = loaded([("all.ndjson", text)])
  #expect(
    result.report.lines(.zh).joined(separator: "\n") == """
      all.ndjson: 读取 6 = 载入 2 + 退回 3 + 跳过 1（空行 1）
      all.ndjson: 错误[ZH0605] 没有名为“all”的表；应为词汇中一个实体的名称
      all.ndjson: 错误[ZH0605] 没有名为“街道乡真”的表；应为词汇中一个实体的名称；建议改为 街道乡镇
      all.ndjson:4: 错误[ZH0604] 这里应是逗号或“}”
      all.ndjson:5: 错误[ZH0622] 这里不是一行数据；应为{"字段": 值}
      """)
  // A line that cannot be read may be a row of anything.
  #expect(result.dataset.lostRows.count == TestSchema.schema.entities.count)
}

@Test func limits() {
  let wide = "站名" + String(repeating: ",备注", count: 5000)
  #expect(loaded([("社工站.csv", wide + "\n甲\n")]).report.problems.map(\.code) == [.tooLarge])
  let long = "站名,备注\n甲," + String(repeating: "长", count: 400_000) + "\n乙,二\n"
  let result = loaded([("社工站.csv", long)])
  #expect(result.report.problems.map(\.code) == [.tooLarge])
  #expect(result.dataset.lines().count == 2)
  let members = (0..<5000).map { "\"k\($0)\": 1" }.joined(separator: ",")
  #expect(loaded([("社工站.json", "[{\(members)}]")]).report.counts == [.tooLarge: 1])
}
