import Foundation
import Testing

@testable import ZhanceCommands

/// The executable itself, with arguments that cannot be: status 64, and a sentence in each language.
@Suite struct UsageTests {
  @Test(arguments: [
    (["evaluate"], "缺少参数 <policies> ..."),
    (["evalute", "x"], "没有名为“evalute”的命令，是不是 evaluate？"),
    (["evalute"], "没有名为“evalute”的命令，是不是 evaluate？"),
    (["变"], "没有名为“变”的命令"),
    (["evaluate", "ningbo", "--langage", "en"], "没有选项 --langage，是不是 --language？"),
    (["evaluate", "ningbo", "-x"], "没有选项 -x"),
    (["evaluate", "ningbo", "--language", "fr"], "“--language <language>”不能是“fr”，可以是 'zh' 和 'en'"),
    (["evaluate", "ningbo", "--limit", "多"], "“--limit <limit>”不能是“多”"),
    (["evaluate", "ningbo", "--format"], "--format <format>后面缺少值"),
    (["evaluate", "--all=3", "ningbo"], "选项 --all 不带值，这里写了“3”"),
    (["new", "甲", "乙"], "多出的参数“乙”"),
    (["new", "甲", "乙", "丙"], "多出 2 个参数：“乙', '丙”"),
  ])
  func aUsageErrorIsSaidInBothLanguages(arguments: [String], chinese: String) throws {
    let result = try Executable.run(arguments)
    #expect(result.status == 64)
    #expect(result.out == "")
    let lines = result.err.split(separator: "\n")
    #expect(lines.first.map(String.init) == "用法错误：" + chinese)
    #expect(lines.dropFirst().first?.hasPrefix("Usage error: ") == true, "\(result.err)")
    #expect(result.err.contains("用法 Usage: zhance"), "\(result.err)")
  }

  @Test(arguments: [["--help"], ["help", "evaluate"], ["explain", "--help"]])
  func helpHasItsHeadingsInBothLanguages(arguments: [String]) throws {
    let result = try Executable.run(arguments)
    #expect(result.status == 0)
    #expect(result.err == "")
    for heading in ["简介 OVERVIEW:", "用法 USAGE:", "选项 OPTIONS:", "显示帮助 / show help"] {
      #expect(result.out.contains(heading), "\(result.out)")
    }
  }

  @Test func aSentenceThatNoRowMatchesStaysAsItIs() {
    #expect(UsageWording.chinese("Something else went wrong") == nil)
    #expect(UsageWording.error("Error: odd\nUsage: zhance new", commands: []).hasPrefix("用法错误：odd\n"))
  }
}
