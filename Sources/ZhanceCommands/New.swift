import Zhance
package import ZhanceDiagnostics

/// Writes a commented vocabulary, policy, scenario file and data sample that evaluate.
///
/// An existing folder is never touched.
package func runNew(_ name: String, folder: String, language: Language) -> CommandOutput {
  let clean = name.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.isIdeographic || ("0"..."9").contains($0) || $0 == "_"
      || $0 == "-"
  }
  guard clean, !name.isEmpty, !name.hasPrefix("-") else {
    return failure(
      Bilingual("名字只用文字、数字、- 和 _：“\(name)”", "a name has letters, digits, - and _: “\(name)”"), language,
      status: .usage)
  }
  let path = FileSystem.join(folder, name)
  guard !FileSystem.exists(path) else {
    return failure(Bilingual("“\(name)”已经有了，没有改动它", "“\(name)” exists already and was not touched"), language)
  }
  let files = [
    ("vocabulary.zhance", sampleVocabulary), ("policy.zhance", samplePolicy),
    ("scenarios.zhance", sampleScenarios),
    ("data/社工站.csv", sampleStations), ("data/工作人员.csv", sampleWorkers),
  ]
  guard FileSystem.makeFolder(path), FileSystem.makeFolder(path + "/data"),
    files.allSatisfy({ FileSystem.write($0.1, to: path + "/" + $0.0) })
  else { return failure(Bilingual("写不了“\(path)”", "cannot write “\(path)”"), language) }
  return CommandOutput(
    out: Bilingual(
      "写好了 \(path)。接着试：\n  zhance evaluate \(path) --data \(path)/data --as-of 2026-06-01\n  zhance test \(path)\n",
      "wrote \(path). Next:\n  zhance evaluate \(path) --data \(path)/data --as-of 2026-06-01\n  zhance test \(path)\n"
    )[language])
}

private let sampleVocabulary = """
  // 词汇：有哪些东西，各有什么数据。“|”右边是英文写法，可以不写。
  // The vocabulary: what exists, and its data. The English spelling after | is optional.
  词汇 示例 | sample {
    单位 { 个 | items }
    主体 { 街道 | subdistrict }
    实体 社工站 | Station (个) {
      站名 | name : 文本 主键
      面积达标 | area_ok : 是否
      人员 | staff : 列表 工作人员 按 所在站
    }
    实体 工作人员 | Worker (名) {
      姓名 | worker_name : 文本 主键 敏感
      所在站 | at_station : 社工站
      持证 | certified : 是否
    }
  }

  """

private let samplePolicy = """
  // 政策：按文件的条款顺序写；每条规则写在它所出的条款里。
  // The policy follows its document; each rule stands in the clause it comes from.
  引用 “vocabulary.zhance”

  政策 示例市 | sample_city “示例市社会工作站建设办法” {
    文号 “示民发〔2026〕1号”
    状态 正式
    施行 2026-01-01
    适用于 社工站

    条款 “三” “建设要求” {
      定义 持证社工 | certified_staff = 人员 其中 持证
      规则 人员配备 | team { 街道 应当 计数(持证社工) 为 2名以上 }
      规则 场所 | premises 期限 2026-06-30 { 街道 应当 面积达标 }
    }
  }

  """

private let sampleScenarios = """
  // 情景：改一点数据，写明应当得出什么；`zhance test` 运行它们。
  引用 “policy.zhance”

  情景 “两名持证，符合” {
    设有 社工站 “甲站” { 面积达标 : 是 }
    增 工作人员 { 姓名 : “甲”, 持证 : 是 }
    增 工作人员 { 姓名 : “乙”, 持证 : 是 }
    截至 2026-06-01
    预期 符合 示例市.人员配备
  }

  情景 “一名离站，不符合” {
    设有 社工站 “甲站” { 面积达标 : 否 }
    增 工作人员 { 姓名 : “甲”, 持证 : 是 }
    截至 2026-06-01
    预期 不符合 示例市.人员配备
    预期 未到期 示例市.场所
  }

  """

private let sampleStations = """
  站名,面积达标
  东站,是
  西站,否

  """

private let sampleWorkers = """
  姓名,所在站,持证
  甲,东站,是
  乙,东站,是
  丙,西站,是
  丁,西站,

  """
