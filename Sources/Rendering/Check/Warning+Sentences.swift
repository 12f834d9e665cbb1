package import Cubes

// What is said of each warning to whoever handed the extract in; `detail` is for whoever reads the report.

extension Warning {
  package var finding: Bilingual {
    switch kind {
    case .cutInput: Bilingual("文件在一条记录中间中断", "the file ends in the middle of a record")
    case .emptyInput: Bilingual("文件只有表头，没有记录", "the file has a header and no records")
    case .unreadDates:
      Bilingual("因签约日期读不出来，只能按先后取舍的重复记录", "duplicates settled by order, as a date could not be read")
    case .duplicatesAcrossYears: Bilingual("同一考生号（学号）出现在不同毕业年份", "one ID in several years of graduation")
    case .namesDiffer: Bilingual("同一考生号（学号）对应不同姓名", "one ID with different names")
    case .sameBytes: Bilingual("内容完全相同的文件（不论是否压缩）", "files that hold the same bytes, compressed or not")
    case .conflicts: Bilingual("单位所在地前后矛盾\(share)", "places that contradict each other\(englishShare)")
    case .blankProgram: Bilingual("没有填专业\(share)", "no program\(englishShare)")
    case .unresolved: Bilingual("已就业但单位所在地不明\(share)", "employed, but nobody knows where\(englishShare)")
    }
  }

  package var advice: Bilingual {
    switch kind {
    case .cutInput:
      Bilingual("后面的记录可能丢失：请重新取得完整的文件", "records behind it may be missing: fetch the whole file")
    case .emptyInput: Bilingual("确认文件是否交错", "make sure that it is the right file")
    case .unreadDates: Bilingual("签约日期写成 2025-06-30", "write dates (签约日期) as 2025-06-30")
    case .duplicatesAcrossYears:
      Bilingual(
        "如果学号在不同年级重复使用，请告知汇总单位（identity 中加入 year）；每一对的两条记录可用 --duplicates 导出",
        "if IDs are used again by later classes, write identity: [institution, year, graduate_id] in the pipeline "
          + "(--duplicates lists both records of each pair)"
      )
    case .namesDiffer:
      Bilingual(
        "核对是否为不同的人；每一对的两条记录可用 --duplicates 导出",
        "see whether they are different people (--duplicates lists both records of each pair)")
    case .sameBytes: Bilingual("确认是否重复提交", "see whether one was handed in twice")
    case .conflicts:
      Bilingual("核对所在地代码、所在地、信用代码和单位名称", "compare code, text, credit code and name of the employers")
    case .blankProgram: Bilingual("补填专业代码或专业名称", "fill in code or name of the program")
    case .unresolved: Bilingual("补填单位所在地", "fill in where the employer is (单位所在地)")
    }
  }

  /// ` (12.3 %)`
  private var englishShare: String { total.map { " (\(percent(of: $0)))" } ?? "" }

  /// `（12.3 %）`
  private var share: String { total.map { "（\(percent(of: $0))）" } ?? "" }
}
