import ZhanceDiagnostics

/// Messages about cells.
extension DataCode {
  var badTruthEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("不是“是”或“否”", "not yes or no"),
      Bilingual(
        "可写：是 否、有 无、√ ×、yes no、true false、Y N，CSV 中还可写 1 0。空格表示不知道，不等于否。",
        "Write 是 否, 有 无, √ ×, yes no, true false, Y N, and in CSV 1 0. An empty cell means not known, never no."
      ),
      bad: "持证：大概", good: "持证：是")
  }

  var badNumberEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("读不出数", "not a number"),
      Bilingual(
        "可写：1200、1,200、１２００、30万、2万元、4人、90%。科学计数法（4.2E+17）的位数已经丢失，请重新导出。",
        "Write 1200, 1,200, 30万, 2万元, 4人, 90%. In scientific notation (4.2E+17) digits are already lost; export again."
      ),
      bad: "面积：一间", good: "面积：120")
  }

  var badUnitEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("单位不合", "the unit does not fit"),
      Bilingual(
        "格内的单位与字段的量不同类，或者数量有两种读法。请写字段的单位。",
        "The unit in the cell measures something other than the field, or the quantity can be read two ways. Write the field's unit."
      ),
      bad: "项目资金：30人", good: "项目资金：30万元")
  }

  var badRatioEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("比例写成了数", "a bare number for a share"),
      Bilingual(
        "比例请写百分数（95.5%）或小于 1 的小数（0.955）。1 可能是 1% 也可能是 100%，不替您猜。也可在表头写明（%）。",
        "Write a share as a percentage (95.5%) or as a decimal below 1 (0.955). Whether 1 is 1% or 100% is not guessed. The heading may say (%)."
      ),
      bad: "满意率：88", good: "满意率：88%")
  }

  var approximateEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("约数没有确定的范围", "an approximate number without bounds"),
      Bilingual(
        "“约30”“30左右”没有说最多差多少，按未知处理。“1200余”可以写，读作 1201 至 1299。",
        "“约30” and “30左右” do not say how far off they may be, and count as unknown. “1200余” may be written and is 1201 to 1299."
      ),
      bad: "约30人", good: "30余人")
  }

  var notACountEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("人数、个数须是不小于零的整数", "a count must be a whole number from zero"),
      Bilingual(
        "这个单位是一个一个数的，不会有小数，也不会小于零。",
        "Things counted in this unit come whole and are never below zero."
      ),
      bad: "2.5人", good: "3人")
  }

  var badDateEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("读不出日期", "not a date"),
      Bilingual(
        "可写：2021-06-30、2021/6/30、2021.6.30、2021年6月30日、20210630，年月日须齐全。五位数（44377）是 Excel 内部的日期，请把该列设为日期格式后重新导出。",
        "Write 2021-06-30, 2021/6/30, 2021.6.30, 2021年6月30日 or 20210630, with year, month and day. A number of five digits (44377) is Excel's own: format the column as a date and export again."
      ),
      bad: "2021年6月", good: "2021年6月30日")
  }

  var ambiguousDateEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("日和月的次序不明", "day or month first is not clear"),
      Bilingual(
        "06/07/2021 可能是 6 月 7 日，也可能是 7 月 6 日，不替您猜。请写年在前的日期。",
        "06/07/2021 may be 6 July or June 7; it is not guessed. Write the year first."
      ),
      bad: "06/07/2021", good: "2021-06-07")
  }

  var noSuchDayEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("没有这一天", "no such day"),
      Bilingual(
        "这个月没有这一天，按未知处理。",
        "The month has no such day; the cell counts as unknown."
      ),
      bad: "2021-06-31", good: "2021-06-30")
  }

  var badChoiceEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("不在选项之内", "not one of the choices"),
      Bilingual(
        "这个字段只能取词汇里列出的值，中文、英文和又称均可。",
        "The field takes only the values that the vocabulary lists, in either language or an “also” spelling."
      ),
      bad: "运营方式：第三芳", good: "运营方式：第三方")
  }

  var danglingReferenceEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("所指的对象不存在", "what is referred to does not exist"),
      Bilingual(
        "这一格应是另一张表里一行的主键，那里没有。该格按未知处理。",
        "The cell should be the key of a row of another table, which has none such. The cell counts as unknown."
      ),
      bad: "机构：示例社工中心二", good: "机构：示例社工中心")
  }

  var ambiguousReferenceEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("所指的对象不止一个", "more than one row is meant"),
      Bilingual(
        "几张表里都有这个名称。请写明是哪一张表的，如 社工站:解放街道站。",
        "Several tables have a row of this name. Say which table is meant, such as 社工站:解放街道站."
      ),
      bad: "解放街道", good: "街道乡镇:解放街道")
  }

  var noTargetTableEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .warning, Bilingual("所指的表没有给出", "the table referred to was not given"),
      Bilingual(
        "这一列指向的表不在数据中，各格按未知处理。",
        "The table to which the column refers is not among the data; its cells count as unknown."
      ),
      bad: "只有 社工站.csv", good: "社工站.csv 和 区县.csv")
  }

  var badTextEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("不是文字", "not a text"),
      Bilingual(
        "这里应是一段文字，却给了别的 JSON 值。请加引号。",
        "A text is expected here, and another JSON value was given. Put it in quotes."
      ),
      bad: "{\"备注\": [1]}", good: "{\"备注\": \"1\"}")
  }

  var badListEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("列表里有读不出的值", "a value of the list cannot be read"),
      Bilingual(
        "多个值用“、”或“；”分开，每个值都要读得出；有一个读不出，整格按未知处理。",
        "Values are separated by “、” or “;” and each must be readable; with one that is not, the whole cell counts as unknown."
      ),
      bad: "个案室、小祖室", good: "个案室、小组室")
  }

  var conflictingCellsEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("同一字段两格不同", "two cells of one field differ"),
      Bilingual(
        "这一行里同一字段给了两次，值不相同，按未知处理。",
        "The row gives one field twice with different values; it counts as unknown."
      ),
      bad: "{\"站名\": \"甲站\", \"name\": \"乙站\"}", good: "{\"站名\": \"甲站\"}")
  }

  var badAttestationEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("认定记录不完整", "an attestation is incomplete"),
      Bilingual(
        "认定表的每一行要有认定项、对象和值（是或否）；同一项、同一对象不可有两个不同的值。",
        "Each row of the attestations has an item, a subject and a value (yes or no); one item and subject cannot have two different values."
      ),
      bad: "场所适应,甲站,还行", good: "场所适应,甲站,是")
  }

  var badWaiverEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .error, Bilingual("豁免记录不完整", "a waiver is incomplete"),
      Bilingual(
        "豁免表的每一行要有规则和理由；起止日期若给出，须读得出，且起不晚于止。没有理由的豁免不算豁免。",
        "Each row of the waivers has a rule and a reason; dates that are given must be readable, the first no later than the last. A waiver without a reason waives nothing."
      ),
      bad: "三年周期,示例项目,", good: "三年周期,示例项目,试点项目两年到期")
  }

  var unknownSubjectEntry: DiagnosticCode {
    DiagnosticCode(
      rawValue, .warning, Bilingual("对象不在数据中", "the subject is not in the data"),
      Bilingual(
        "认定或豁免的对象不是任何一张表里一行的主键，这条记录不会起作用。",
        "The subject of the attestation or waiver is no row's key in any table; the record will have no effect."
      ),
      bad: "场所适应,甲占,是", good: "场所适应,甲站,是")
  }
}
