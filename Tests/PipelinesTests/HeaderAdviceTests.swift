import Testing

@testable import Pipelines

/// What is said about a header that does not fit, so that somebody can mend it.
@Suite struct HeaderAdviceTests {
  @Test(
    "Merged cells",
    arguments: [
      ("单位|||学号", "columns 2–3 beside 单位", true), ("学号|单位||", "columns 3–4 beside 单位", true),
      ("|学号|单位||x", "column 1, column 4 beside 单位", true), ("学号||", nil, true), ("学号|x", nil, true),
      ("张三|||1", "columns 2–3", false), ("||", nil, false),
    ] as [(String, String?, Bool)])
  func namesWhatMergedCellsLeaveBlank(header: String, gap: String?, isShown: Bool) throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind(header, "graduate_id: 学号, destination_code: byqxdm")
    }
    if let gap {
      let advice =
        "row 1 has no name in \(gap), as merged cells leave it — where the next row has the names, write "
      #expect(errors.description.contains(advice + "`header_row: 2`"), "\(errors)")
      #expect(errors.description.contains("`skip_rows: 1`"))
    }
    #expect(errors.problems.count == (gap == nil ? 1 : 2))
    #expect(errors.description.contains("张三") == false)
    #expect(gap == nil || errors.problems[0].kind.keepsHeaderBack != isShown)
  }

  /// What is advised for two columns can be pasted, and then fits.
  @Test(
    arguments: [
      ("单位名称|实际就业单位", 3), ("x: y|单位名称", 3), ("单位名称#2|单位名称", 2), ("单位名称#1|实际就业单位", 2),
    ] as [(String, Int)])
  func advisesTheChoiceBetweenTwo(listed: String, choices: Int) throws {
    let names = listed.split(separator: "|").map(String.init)
    let header = "byqxdm|单位名称|实际就业单位|x: y|单位名称"
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind(header, "destination_code: byqxdm, employer: [\(list)]")
    }
    for choice in errors.description.matches(of: /`(employer: \[.+?\])`/) {
      _ = try PipelineBindingTests.bind(header, "destination_code: byqxdm, \(choice.1)")
    }
    #expect(errors.description.matches(of: /`(employer: \[.+?\])`/).count == choices)
  }

  /// The national tables have 单位名称 three times: the first is the employer, unless the pipeline counts.
  @Test(arguments: [("单位名称", 1), ("'单位名称#2'", 3), ("'单位名称#3'", 4)])
  func ofSeveralEmployersTheFirstIsMeant(listed: String, column: Int) throws {
    let header = "byqxdm|单位名称|x|单位名称|单位名称"
    let bound = try PipelineBindingTests.bind(header, "destination_code: byqxdm, employer: \(listed)")
    #expect(bound[.employer] == .column(column))
    #expect(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind(
        header, "destination_code: byqxdm, destination_text: \(listed.filter { $0 != "'" }.prefix(4))")
    }
  }

  /// What is advised can be pasted, and then fits.
  @Test(arguments: ["毕业去向的代码：", "*毕业去向代码 A", "毕业去向代码#", "毕业去向[代]码", "'毕业去向'代码", "毕业去向代码#2"])
  func advisesWhatCanBePasted(header: String) throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind("yxdm|\(header)", "program_code: yxdm, destination_code: 毕业去向代码")
    }
    let advice = try #require(errors.description.firstMatch(of: /the header has (.+?) — add it/)).1
    let bound = try PipelineBindingTests.bind(
      "yxdm|\(header)", "program_code: yxdm, destination_code: [\(advice)]")
    #expect(bound[.destinationCode] == .column(1))
  }

  /// What is added to a name is no part of it.
  @Test(arguments: [
    "考生号：", "考生号:", "考生号;", "1.考生号", "1．考生号", "12、考生号", "(1)考生号", "（1） 考生号", "1)考生号", "１）考生号", "1-2.考生号",
    "一、考生号",
    "（一）考生号", "①考生号", "⑴考生号", "a.考生号", "考生号*必填", "*考生号*必填", "考生号＊必填项", "**考生号**", "*考生号（必填）：", "3. *考生号：",
    "*3.考生号",
    "【必填】考生号", "考生号\n（14位）：", "1 考生号", "1考生号", "12 考生号", "1.2考生号", "考生号（必填", "考生号(14位)（必填", "（考生号",
    "考生号）", "考生号 必填", "考生号必填", "考生号必填项", "考生号非必填", "考生号（选填）可选", "★考生号", "★ 1.考生号", "1.★考生号", "※考生号☆",
    "考生号【必填】", "考生号「必填」", "考生号/必填", "考生号/文本/必填", "考生号-必填", "考生号：必填", "考生号 文本", "考生号 数字", "考生号/日期",
    "考生号_text", "❶考生号", "㈠考生号", "#考生号",
  ])
  func findsWhatIsAddedTo(header: String) throws {
    let bound = try PipelineBindingTests.bind(
      "byqxdm|\(header)", "graduate_id: 考生号, destination_code: byqxdm")
    #expect(bound[.graduateID] == .column(1))
  }

  @Test(arguments: [
    "考生号2", "2025考生号", "必填*考生号", "x.y考生号", "e-考生号", "考生号码", "考生号日期", "1年考生号", "3个考生号", "1.", "()", "*",
    "必填", "（必填", "★", "_考生号", "#",
  ])
  func otherNamesAreOther(header: String) throws {
    #expect(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind("byqxdm|\(header)", "graduate_id: 考生号, destination_code: byqxdm")
    }
  }

  /// A name that is listed with what is added to it is that column; of columns that are listed so for another field, none is
  /// meant by the bare name.
  @Test(
    arguments: [
      ("考生号：|考生号|byqxdm", "graduate_id: '考生号#2', destination_code: byqxdm", 1),
      ("考生号：|考生号|byqxdm", "graduate_id: '考生号#1', destination_code: byqxdm", 0),
      ("考生号：|考生号|byqxdm", "graduate_id: '考生号：', destination_code: byqxdm", 0),
      ("x|考生号|byqxdm", "graduate_id: '考生号#1', destination_code: byqxdm", 1),
      ("1.考生号|考生号|byqxdm", "graduate_id: 1.考生号, destination_code: byqxdm", 0),
      ("*考生号|考生号（必填）|byqxdm", "graduate_id: '*考生号', destination_code: byqxdm", 0),
      ("考生号(旧)|*考生号|byqxdm", "graduate_id: 考生号, program_code: 考生号(旧), destination_code: byqxdm", 1),
      ("考生号(旧)|考生号|byqxdm", "graduate_id: 考生号, program_code: 考生号(旧), destination_code: byqxdm", 1),
      ("*考生号|*考生号|byqxdm", "graduate_id: '考生号#2', destination_code: byqxdm", 1),
      ("*考生号|*考生号|byqxdm", "graduate_id: '*考生号#2', destination_code: byqxdm", 1),
    ])
  func whatIsListedWins(header: String, columns: String, column: Int) throws {
    #expect(try PipelineBindingTests.bind(header, columns)[.graduateID] == .column(column))
  }

  /// Two columns for one field, however they are decorated; each is offered once, and can be pasted.
  @Test(
    arguments: [
      ("考生号（必填）|*考生号|byqxdm", "考生号"), ("考生号（必填）|考生号（选填）|byqxdm", "考生号"), ("考生号：|1.考生号|byqxdm", "考生号"),
      ("学号|*考生号|byqxdm", "考生号, 学号"), ("*学号|*考生号|byqxdm", "考生号, 学号"), ("*考生号|考生号*|byqxdm", "考生号"),
      ("考生号|考生号|byqxdm", "考生号"), ("考生号*|考生号*|byqxdm", "考生号*"), ("*考生号|*考生号|byqxdm", "考生号"),
      ("9.考生号|９．考生号|byqxdm", "考生号"), ("9.考生号|９．考生号|byqxdm", "９.考生号"), ("考生号|考生号（必填）|byqxdm", "考生号"),
      ("考生号（必填）|考生号|byqxdm", "考生号"), ("考生号：|考生号|byqxdm", "考生号"), ("1考生号|2考生号|byqxdm", "考生号"),
      ("考生号#2|考生号|学号|byqxdm", "学号, 考生号"), ("考生号|byqxdm|考生号", "'考生号#1', '考生号#2'"),
    ])
  func twoColumnsAreNotGuessed(header: String, names: String) throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind(header, "graduate_id: [\(names)], destination_code: byqxdm")
    }
    #expect(errors.problems.count == 1)
    let choices = errors.description.matches(of: /`(graduate_id: \[.+?\])`/).map { String($0.1) }
    #expect(choices.count == 2 && Set(choices).count == 2, "\(errors)")
    let chosen = try choices.map {
      try PipelineBindingTests.bind(header, "\($0), destination_code: byqxdm")[.graduateID]?.column
    }
    #expect(Set(chosen).count == 2, "each is one of them: \(choices)")
  }
}
