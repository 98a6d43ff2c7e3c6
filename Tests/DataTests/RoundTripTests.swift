import Testing
import ZhanceData
import ZhanceDiagnostics
import ZhanceModel

enum Sample {
  static let documents = [
    ("区县.csv", "名称\n海曙区\n江北区\n"),
    (
      "社工站.csv",
      "站名,所在区县,运营方式,建成日期,项目资金（万元）,满意率,社工人数,功能,备注\n甲站,海曙区,自营,2021/6/30,30,95.5%,3,个案室、茶室,\"一,二\"\n乙站,江北区,第三方,,2万元,0.9,1200余,无,\n"
    ),
    ("工作人员.csv", "姓名,所在站,持证,督导级别,主管\n张,甲站,是,市级,\n李,甲站,否,无,张\n王,乙站,,助理,\n"),
    (
      "合同.ndjson",
      "{\"entity\": \"合同\", \"经办\": \"张\", \"金额\": \"2万元\"}\n{\"经办\": \"李\", \"金额\": 100}\n"
    ),
    ("认定.json", "[{\"认定项\": \"场所适应\", \"对象\": \"甲站\", \"值\": true}]"),
  ]
}

/// A small generator whose numbers are the same everywhere.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Test func theSampleIsClean() {
  let result = loaded(Sample.documents)
  #expect(result.report.problemCount == 0)
  #expect(result.report.rejected == 0)
}

/// 2,000 variants of the sample with bytes deleted, replaced, doubled or cut off.
@Test func damagedDataNeverTrapsAndIsAlwaysAccountedFor() {
  var random = Seeded(state: 20_240_613)
  let alphabet = Array("\",\n\r{}[]:;、%（万0-9\\余甲\u{FEFF}".utf8) + [0x00, 0xFF, 0xE4]
  for variant in 0..<2000 {
    let documents = Sample.documents.map { name, text in
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 1...6, using: &random))
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes[start] = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3: bytes.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &random)], at: start)
        default: if Int.random(in: 0...3, using: &random) == 0 { bytes.removeSubrange(start...) }
        }
      }
      return DataDocument(name: name, bytes: bytes)
    }
    let result = checked(documents, "variant \(variant) of seed 20240613")
    _ = rejectsCSV(result.report.rejects)
    _ = result.report.lines(.en)
  }
}

@Test func orderOfRowsColumnsAndFilesChangesNothing() {
  let content = loaded(Sample.documents).dataset.content()
  var random = Seeded(state: 7)
  for _ in 0..<50 {
    let documents = Sample.documents.shuffled(using: &random).map { name, text in
      guard name.hasSuffix(".csv") else { return (name, text) }
      var rows = text.split(separator: "\n").map { line in
        line.replacing("\"一,二\"", with: "一二").split(separator: ",", omittingEmptySubsequences: false)
      }
      let columns = Array(rows[0].indices).shuffled(using: &random)
      rows = rows.map { row in columns.map { row[$0] } }
      let body = rows.dropFirst().shuffled(using: &random)
      return (name, ([rows[0]] + body).map { $0.joined(separator: ",") }.joined(separator: "\n"))
    }
    let shuffled = loaded(documents).dataset.content().map { $0.replacing("一二", with: "一,二") }
    #expect(shuffled.map(withoutNumbers).sorted() == content.map(withoutNumbers).sorted())
  }
}

/// Rows without a key are named by their position, which may differ.
private func withoutNumbers(_ line: String) -> String {
  line.replacing("#0", with: "#").replacing("#1", with: "#")
}

@Test func jsonAndCSVOfTheSameDataAreOneDataset() {
  let json = """
    {"District": [{"name": "海曙区"}, {"name": "江北区"}],
     "Station": [
       {"name": "甲站", "district": "海曙区", "operation": "self_run", "established_on": "2021-06-30",
        "budget": 300000, "satisfaction": 0.955, "headcount": 3, "functions": ["case_room", "茶室"],
        "remark": "一,二",
        "staff": [{"name": "张", "certified": true, "level": "city", "boss": null,
                   "logs": [{"amount": 20000}]},
                  {"name": "李", "certified": false, "level": "none", "boss": "张", "logs": [{"amount": 100}]}]},
       {"name": "乙站", "district": "江北区", "operation": "third_party", "established_on": null,
        "budget": "2万元", "satisfaction": "90%", "headcount": "1200余", "functions": [], "remark": null,
        "staff": [{"name": "王", "certified": null, "level": "junior", "boss": null, "logs": []}]}],
     "attestations": [{"item": "场所适应", "subject": "甲站", "value": true}]}
    """
  let result = loaded([("data.json", json)])
  #expect(result.report.problemCount == 0)
  #expect(result.dataset.content() == loaded(Sample.documents).dataset.content())
}

@Test func rejectsAreMendedAndLoadedAgain() {
  let report = loaded([("社工站.csv", "站名,备注,面积\n,\"一,\"\"二\"\"\",1\n甲, =1+1,2\n甲,-5,3x\n")]).report
  let text = rejectsCSV(report.rejects)
  #expect(
    text == """
      站名,备注,面积,行号,列,代码,原因,建议\r
      ,"一,""二""\",1,2,站名,ZH0630,主键“站名”为空，应为每行一个名称，各不相同,\r
      甲, =1+1,2,3,站名,ZH0631,主键“甲”在 社工站.csv:4 也有，内容不同,\r
      甲,-5,3x,4,站名；面积,ZH0631；ZH0641,主键“甲”在 社工站.csv:3 也有，内容不同；“3x”不是数，应为数，如 1200,\r

      """)
  let mended = text.replacing("\r\n,", with: "\r\n丙,").replacing("甲,-5,3x", with: "乙,=5,3")
  let again = loaded([("社工站.csv", mended)])
  #expect(again.report.problemCount == 0)
  #expect(again.dataset.lines().count == 3)
  #expect(rejectsCSV([]) == "行号,列,代码,原因,建议\r\n")
}

@Test func formulasAreDefusedInRejects() {
  let report = loaded([("社工站.csv", "站名,备注\n,=cmd|x\n,'=cmd|x\n,-5\n,@x\n")]).report
  let lines = rejectsCSV(report.rejects).split(separator: "\r\n").dropFirst().map {
    $0.split(separator: ",")[0]
  }
  #expect(lines == ["'=cmd|x", "'=cmd|x", "-5", "'@x"])
}

@Test func problemsAreCountedBeyondWhatIsKept() {
  let rows = (0..<3000).map { "站\($0),x\n" }.joined()
  let report = loaded([("社工站.csv", "站名,面积\n" + rows)]).report
  #expect(report.counts == [.badNumber: 3000])
  #expect(report.problems.count < 3000)
  #expect(report.lines(.zh).last == "另有 2980 处")
}

@Test func digestsAndOpenValues() {
  let report = loaded(Sample.documents).report
  #expect(report.files[0].digest == "b431c2ea416df25f")
  #expect(report.digest.count == 16)
  #expect(report.openValues.map(\.value) == ["茶室"])
  #expect(loaded([("街道乡镇.csv", "名称\n—\n")]).report.blankTokens == ["—": 1])
}

@Test func everyCodeIsExplainedInBothLanguages() {
  for code in DataCode.allCases {
    let entry = code.entry
    #expect(entry.id == code.rawValue && entry.id.hasPrefix("ZH06"))
    for text in [entry.title, entry.explanation] { #expect(!text.zh.isEmpty && !text.en.isEmpty) }
    #expect(!entry.example.good.isEmpty)
  }
}
