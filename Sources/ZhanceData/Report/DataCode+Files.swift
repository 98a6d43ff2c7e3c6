import ZhanceDiagnostics

/// Messages about files.
extension DataCode {
  var unreadableFileEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("文件打不开", "the file cannot be opened"),
      Bilingual(
        "数据只读取给定的文件和文件夹；不存在、没有权限、或是指向文件夹之外的链接，都不读取。请核对路径，或把文件复制进文件夹。",
        "Only the given files and folders are read; what does not exist, may not be read, or is a link out of the folder is refused. Check the path, or copy the file into the folder."
      ),
      bad: "--data 数据/社工占.csv", good: "--data 数据/社工站.csv")
  }

  var encodingEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("文件不是 UTF-8 编码", "the file is not UTF-8"),
      Bilingual(
        "数据文件须是 UTF-8，有无 BOM 均可。请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”；GBK 文件也可用 iconv -f GB18030 -t UTF-8 转换。整份文件没有读入，它的表因此不完整。",
        "Data files must be UTF-8, with or without a BOM. Save as “CSV UTF-8 (comma delimited)” in Excel or WPS, or convert a GBK file with iconv -f GB18030 -t UTF-8. Nothing of the file was read, so its table is not whole."
      ),
      bad: "社工站.csv（GBK）", good: "社工站.csv（UTF-8）")
  }

  var tooLargeEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("超出读取的上限", "beyond a limit of the reader"),
      Bilingual(
        "上限：文件 512 MiB，一行 4096 列，一格 1 MiB，JSON 嵌套 64 层。多半是引号没有配对，或导出有误；确有需要时请拆开文件。",
        "The limits: a file 512 MiB, a row 4096 columns, a cell 1 MiB, JSON 64 levels deep. Mostly a quote is not closed or an export went wrong; else split the file."
      ),
      bad: "[[[[[[…]]]]]]", good: "[{…}]")
  }

  var badJSONEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("JSON 写法有误", "not valid JSON"),
      Bilingual(
        "JSON 在所指的行写错了：常见的是缺逗号、多逗号、引号没有配对、文件被截断。JSON 文件整份不读入；NDJSON 只退回这一行。",
        "The JSON is wrong at the line shown: mostly a comma is missing or too many, a quote is not closed, or the file was cut off. A JSON file is then not read at all; of NDJSON only this line is rejected."
      ),
      bad: "[{\"站名\": \"甲站\",}]", good: "[{\"站名\": \"甲站\"}]")
  }

  var unknownTableEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("没有这个名称的表", "no table of this name"),
      Bilingual(
        "文件名（去掉扩展名）或 JSON 的键须是词汇中一个实体的名称，中文英文均可，或是“认定”“豁免”。请改名；不是数据的文件请移出文件夹。",
        "The file name (without extension) or JSON key must name an entity of the vocabulary, in Chinese or English, or be “attestations” or “waivers”. Rename it; move a file that is no data out of the folder."
      ),
      bad: "社工占.csv", good: "社工站.csv")
  }

  var noHeaderEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("没有表头", "no heading row"),
      Bilingual(
        "CSV 的第一行须是列名。空文件不算空表：没有数据时请保留表头。",
        "The first row of a CSV must be the headings. An empty file is no empty table: keep the headings where there are no rows."
      ),
      bad: "", good: "站名,所在区县")
  }

  var noKnownColumnEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("没有一列认得", "not one column is known"),
      Bilingual(
        "表头里没有一个是这个实体的字段名，多半是表头上方还有标题行，或文件放错了表。各行都被退回。",
        "Not one heading is a field of the entity: mostly a title stands above the headings, or the file belongs to another table. Every row is rejected."
      ),
      bad: "2021年社工站一览", good: "站名,所在区县")
  }

  var unknownFormatEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("不认得的文件格式", "unknown file format"),
      Bilingual(
        "能读取的是 .csv、.json 和 .ndjson（.jsonl）。工作簿请另存为“CSV UTF-8”。",
        "What can be read is .csv, .json and .ndjson (.jsonl). Save a workbook as “CSV UTF-8”."
      ),
      bad: "社工站.doc", good: "社工站.csv")
  }
}
