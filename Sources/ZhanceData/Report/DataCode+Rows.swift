import ZhanceDiagnostics

/// Messages about rows and columns.
extension DataCode {
  var unknownColumnEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .warning, Bilingual("不认得的列", "unknown column"),
      Bilingual(
        "这一列不是该实体的字段，没有读入。列名可用字段的中文名、英文名或又称，全角半角不拘。CSV 的列不能是“列表”字段：请另给一张表，或用嵌套的 JSON。",
        "The column is no field of the entity and was not read. A heading is the field's Chinese or English name or an “also” spelling, in any width. A CSV column cannot be a list field: give the list a table of its own, or nest it in JSON."
      ),
      bad: "站名,建城日期", good: "站名,建成日期")
  }

  var duplicateColumnEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("一个字段有两列", "two columns for one field"),
      Bilingual(
        "两列说的是同一字段。两格相同的行照读；不同的行，该格按未知处理。请删去一列。",
        "Two columns give the same field. Rows where both agree are read; where they differ the cell is unknown. Delete one column."
      ),
      bad: "站名,name", good: "站名")
  }

  var headingUnitEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("表头的单位不合", "the unit in the heading does not fit"),
      Bilingual(
        "表头括号里的单位与字段的量不同类；这一列没有读入，以免读错数量。",
        "The unit in brackets measures something other than the field; the column was not read, lest quantities be misread."
      ),
      bad: "项目资金（人）", good: "项目资金（万元）")
  }

  var missingColumnEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("缺少必需的列", "a required column is missing"),
      Bilingual(
        "没有主键列，各行无从指称；没有归属列，各行不知算给谁。该文件的各行因此全部退回。",
        "Without the key column no row can be referred to; without the owner's column nobody knows to whom a row counts. All rows of the file are rejected."
      ),
      bad: "姓名,持证", good: "姓名,所在站,持证")
  }

  var openQuoteEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("引号没有配对", "a quote that does not close"),
      Bilingual(
        "这一格以引号开头，却没有在该结束的地方结束。只退回引号开头的这一行，下一行起照常读取。格内的引号须写成两个。",
        "The cell begins with a quote that does not end where a cell may end. Only the line on which it opens is rejected; reading goes on with the next line. A quote inside a cell is written twice."
      ),
      bad: "\"甲站,示例区", good: "\"甲站\",示例区")
  }

  var columnCountEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("列数与表头不同", "not as many cells as headings"),
      Bilingual(
        "这一行的格数与表头不同，各格可能错位，整行退回。多出来的若全是空格则照读。常见原因：格内的逗号没有用引号括住。",
        "The row has another number of cells than there are headings, so that cells may have shifted; it is rejected. Surplus cells that are all empty do no harm. Mostly a comma inside a cell is not quoted."
      ),
      bad: "甲站,示例区,一,二", good: "甲站,示例区,\"一,二\"")
  }

  var notARowEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("不是一行数据", "not a row"),
      Bilingual(
        "这里应是一行：用花括号括住的 {\"字段\": 值}；一张表是这样的行的数组。",
        "A row is expected here: {\"field\": value} in braces; a table is an array of such rows."
      ),
      bad: "[\"甲站\"]", good: "[{\"站名\": \"甲站\"}]")
  }

  var badKeyEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("主键为空或读不出", "the key is blank or cannot be read"),
      Bilingual(
        "别的表靠主键指称这一行。主键不可为空，也不可含控制字符。整行退回；修好后重新载入。",
        "Other tables refer to the row by its key, which may not be blank nor hold control characters. The row is rejected; mend it and load again."
      ),
      bad: ",示例区", good: "甲站,示例区")
  }

  var duplicateKeyEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("主键重复而内容不同", "one key, different rows"),
      Bilingual(
        "两行的主键相同，内容却不同，不能替您挑一行，因此都退回。请改正其中一行的主键，或删去多余的一行。",
        "Two rows have the same key but differ; neither can be chosen for you, so both are rejected. Correct one of the keys, or delete the row that is too many."
      ),
      bad: "甲站,示例区\n甲站,样板区", good: "甲站,示例区\n乙站,样板区")
  }

  var identicalRowEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .note, Bilingual("整行重复", "the same row twice"),
      Bilingual(
        "这一行与前面的一行完全相同，只算一次，计入跳过的行。",
        "The row is identical to an earlier one; it counts once and is listed as skipped."
      ),
      bad: "甲站,示例区\n甲站,示例区", good: "甲站,示例区")
  }

  var badOwnerEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("没有说明归谁", "the owner is not given"),
      Bilingual(
        "这一格说明该行算在谁的名下，不可为空、不可读不出，否则每一个可能的归属都多出一行。整行退回，有关的列表都不算完整。",
        "The cell says under whom the row counts; blank or unreadable, every possible owner would have one more possible row. The row is rejected, and none of the lists concerned counts as whole."
      ),
      bad: "示例甲,,是", good: "示例甲,甲站,是")
  }

  var danglingOwnerEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("归属的对象不存在", "the owner does not exist"),
      Bilingual(
        "这一格所指的对象在数据里没有。整行退回，有关的列表都不算完整。请改正名称，或补上所指的那一行。",
        "What the cell refers to is not in the data. The row is rejected, and none of the lists concerned counts as whole. Correct the name, or add the row that it names."
      ),
      bad: "示例甲,甲占,是", good: "示例甲,甲站,是")
  }

  var ownerRejectedEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("归属的那一行被退回", "the owner's row was rejected"),
      Bilingual(
        "所指的那一行在，但它自己被退回了，这一行只好一同退回。先修好那一行。",
        "The row that is referred to is there, but was itself rejected, and this one with it. Mend that row first."
      ),
      bad: "甲站（被退回）… 示例甲,甲站", good: "甲站（已修好）… 示例甲,甲站")
  }

  var ownerConflictEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("归属与所在位置不符", "the owner contradicts the nesting"),
      Bilingual(
        "这一行嵌套在一个对象之内，却写明归另一个对象。请删去写明的归属，或移到它所属的对象之内。",
        "The row is nested in one owner but names another. Delete the name, or move the row to where it belongs."
      ),
      bad: "{\"站名\": \"甲站\", \"人员\": [{\"所在站\": \"乙站\"}]}", good: "{\"站名\": \"甲站\", \"人员\": [{}]}")
  }
}
