import Testing
import ZhanceData
import ZhanceModel

@Test func identicalRowsCountOnceAndDifferingOnesNotAtAll() {
  #expect(
    shown([
      ("街道乡镇.csv", "名称\n甲\n乙\n 甲 \n"), ("区县.csv", "名称\n海曙区\n"),
      ("社工站.csv", "站名,所在区县,面积\n一,海曙区,1\n二,海曙区,1\n一,海曙区,2\n（三）,海曙区,3x\n(三),海曙区,4x\n"),
    ]) == """
      街道乡镇.csv: 读取 4 = 载入 2 + 退回 0 + 跳过 2（表头 1、重复 1）
      区县.csv: 读取 2 = 载入 1 + 退回 0 + 跳过 1（表头 1）
      社工站.csv: 读取 6 = 载入 1 + 退回 4 + 跳过 1（表头 1）
      街道乡镇.csv:4: 提示[ZH0632] 与 街道乡镇.csv:2 完全相同，只算一次
      社工站.csv:2 A列 站名: 错误[ZH0631] 主键“一”在 社工站.csv:4 也有，内容不同
      社工站.csv:4 A列 站名: 错误[ZH0631] 主键“一”在 社工站.csv:2 也有，内容不同
      社工站.csv:5 A列 站名: 错误[ZH0631] 主键“（三）”在 社工站.csv:6 也有，内容不同
      社工站.csv:5 C列 面积: 错误[ZH0641] “3x”不是数；应为数，如 1200
      社工站.csv:6 A列 站名: 错误[ZH0631] 主键“(三)”在 社工站.csv:5 也有，内容不同
      社工站.csv:6 C列 面积: 错误[ZH0641] “4x”不是数；应为数，如 1200
      区县 名称=‘海曙区’ 辖区站=[二…]
      街道乡镇 名称=‘甲’
      街道乡镇 名称=‘乙’
      社工站 站名=‘二’ 所在区县=→海曙区 面积=1 人员=[…]
      失去 社工站 4
      """)
}

private let stations = ("社工站.csv", "站名\n甲站\n乙站\n")

/// Which lists of workers are not whole, and how many workers were lost.
private func lists(_ documents: [(String, String)]) -> String {
  let dataset = loaded(documents).dataset
  let partial = dataset.partialLists.filter { $0.field.entity == TestSchema.station }
    .compactMap { dataset.key(of: $0.owner) }.sorted()
  return "\(partial.joined(separator: " ")) -\(dataset.lostRows[TestSchema.worker] ?? 0)"
}

@Test(arguments: [
  ("姓名,所在站\n张,甲站\n", " -0"),
  // The key is bad, the owner readable.
  ("姓名,所在站\n,甲站\n李,乙站\n", "甲站 -1"),
  // Two rows of one key, each with its own owner.
  ("姓名,所在站\n张,甲站\n张,乙站\n", "乙站 甲站 -2"),
  // The owner is blank, unknown, or does not exist: it might be anyone.
  ("姓名,所在站\n张,\n", "乙站 甲站 -1"), ("姓名,所在站\n张,-\n", "乙站 甲站 -1"),
  ("姓名,所在站\n张,丙站\n", "乙站 甲站 -1"), ("姓名,所在站\n张\n", "乙站 甲站 -1"),
  ("姓名,持证\n张,是\n李,否\n", "乙站 甲站 -2"), ("所在站\n甲站\n", "乙站 甲站 -1"),
  ("姓名,所在站\n\"张,甲站\n", "乙站 甲站 -1"),
  // Another bad cell costs nothing but itself.
  ("姓名,所在站,持证\n张,甲站,许\n", " -0"),
])
func lostRowsLeaveListsOpen(workers: String, expected: String) {
  #expect(lists([stations, ("工作人员.csv", workers)]) == expected)
}

@Test func refusedOrMisnamedFilesLeaveListsOpen() {
  let workers = ("工作人员.csv", "姓名,所在站\n张,甲站\n")
  #expect(lists([stations, workers, ("Worker.json", "[")]) == "乙站 甲站 -1")
  #expect(lists([stations, workers, ("工作人贝.csv", "姓名,所在站\n李,甲站\n")]) == "乙站 甲站 -1")
  #expect(lists([stations, workers, ("说明.csv", "甲\n乙\n")]) == " -0")
  #expect(lists([stations, workers, ("data.json", "{")]) == "乙站 甲站 -1")
}

@Test func rejectionSpreadsToWhatDepends() {
  let text = shown([
    ("区县.csv", "名称\n海曙区\n"), ("社工站.csv", "站名,所在区县\n甲站,海曙区\n乙站,江北\n"),
    ("工作人员.csv", "姓名,所在站,主管\n张,乙站,\n李,甲站,张\n"), ("合同.csv", "经办,金额\n张,1\n李,2\n"),
  ])
  #expect(
    text == """
      区县.csv: 读取 2 = 载入 1 + 退回 0 + 跳过 1（表头 1）
      社工站.csv: 读取 3 = 载入 1 + 退回 1 + 跳过 1（表头 1）
      工作人员.csv: 读取 3 = 载入 1 + 退回 1 + 跳过 1（表头 1）
      合同.csv: 读取 3 = 载入 1 + 退回 1 + 跳过 1（表头 1）
      社工站.csv:3 B列 所在区县: 错误[ZH0634] 区县里没有“江北”；应为区县的一个主键
      工作人员.csv:2 B列 所在站: 错误[ZH0635] 所归的“乙站”（社工站.csv:3）被退回
      工作人员.csv:3 C列 主管: 错误[ZH0650] 所指的“张”被退回
      合同.csv:2 A列 经办: 错误[ZH0635] 所归的“张”（工作人员.csv:2）被退回
      区县 名称=‘海曙区’ 辖区站=[甲站…]
      社工站 站名=‘甲站’ 所在区县=→海曙区 人员=[李]
      工作人员 姓名=‘李’ 所在站=→甲站 主管=? 记录=[#0]
      合同 经办=→李 金额=2
      失去 社工站 1
      失去 工作人员 1
      失去 合同 1
      """)
}

@Test func tablesThatAreNotGivenAreWarnedOfOnce() {
  let result = loaded([("工作人员.csv", "姓名,所在站\n张,甲站\n李,乙站\n")])
  #expect(result.report.counts == [.noTargetTable: 1])
  #expect(result.report.evaluated == 2)
}

@Test func nestedRowsWithoutKeysGoWithTheirOwner() {
  let row = "{\"站名\": \"甲站\", \"人员\": [{\"姓名\": \"张\", \"记录\": [{\"金额\": 1}, {\"金额\": 1}]}]}"
  let result = loaded([("社工站.json", "[\(row), \(row.replacing(", ", with: " ,\n"))]")])
  #expect(result.report.files[0].skips == [.identical: 4])
  #expect(result.dataset.rows(of: TestSchema.contract).count == 2)
  let other = row.replacing("\"金额\": 1}]", with: "\"金额\": 2}]")
  let differing = loaded([("社工站.json", "[\(row), \(other)]")])
  #expect(differing.report.rejected == 8)
}

@Test func attestationsAndWaivers() {
  #expect(
    shown([
      stations,
      (
        "认定.csv",
        "认定项,对象,值,认定人,认定日期\n场所适应,甲站,是,示例甲,2021-01-01\n场所适应,乙站,,,\n制度上墙,甲站,还行,,\n制度上墙,乙站,1,,\n制度上墙,乙站,0,,\n场所适应,丙站,否,,\n"
      ),
      (
        "waivers.json",
        "[{\"rule\": \"三年周期\", \"subject\": \"甲站\", \"because\": \"试点\", \"from\": \"2021-01-01\"}, {\"rule\": \"三年周期\"}, {\"规则\": \"三年周期\", \"理由\": \"x\", \"起\": \"2022-01-01\", \"止\": \"2021-01-01\"}]"
      ),
    ]) == """
      社工站.csv: 读取 3 = 载入 2 + 退回 0 + 跳过 1（表头 1）
      认定.csv: 读取 7 = 载入 2 + 退回 3 + 跳过 2（表头 1、尚未认定 1）
      waivers.json: 读取 3 = 载入 1 + 退回 2 + 跳过 0
      认定.csv:4: 错误[ZH0640] “还行”不是“是”或“否”；应为是或否
      认定.csv:5: 错误[ZH0670] 第 5、6 行对同一对象的认定不同
      认定.csv:6: 错误[ZH0670] 第 5、6 行对同一对象的认定不同
      认定.csv:7: 警告[ZH0672] 数据里没有对象“丙站”
      waivers.json:1 /1: 错误[ZH0671] 没有写明豁免的理由
      waivers.json:1 /2: 错误[ZH0671] 豁免的起日晚于止日
      社工站 站名=‘甲站’ 人员=[…]
      社工站 站名=‘乙站’ 人员=[…]
      认定 场所适应 甲站 是
      认定 场所适应 丙站 否
      豁免 三年周期 甲站 试点 2021-01-01
      """)
}
