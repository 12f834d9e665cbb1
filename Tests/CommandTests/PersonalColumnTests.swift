import Foundation
import Testing

/// No output shows who somebody is, whatever the pipeline says: by the header, and by what stands in the column.
struct PersonalColumnTests {
  private static let names = [
    "李倩燕", "邓泽磊", "王芳", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄蕾", "周杰", "吴桐", "徐丽", "孙浩", "马超群", "朱颜", "胡歌", "郭靖宇",
    "何洁",
    "林峰", "罗兰", "高原", "梁博文", "宋佳",
  ]

  private func workspace(column: String, of field: String, values: [String]) throws -> Workspace {
    let rows = values.enumerated().map { number, value in
      "\(20_500_000 + number),2025,\(59001 + number % 2),510201,10,500118,\(value)\n"
    }
    let known = SmallExtract.pipeline.replacing("      institution_name: [学校名称]\n", with: "")
    let pipeline =
      field == "group"
      ? known.trimmingCharacters(in: .newlines) + "\ndimensions: {group: [\(column)]}\n"
      : known.trimmingCharacters(in: .newlines) + "\n      \(field): [\(column)]\n"
    return try SmallExtract.workspace(
      pipeline: pipeline,
      extract: "考生号,毕业年份,学校代码,专业代码,毕业去向代码,单位所在地代码,\(column)\n" + rows.joined())
  }

  @Test(arguments: ["run", "normalize", "check"])
  func isRefusedByHeaderAndByValue(command: String) throws {
    let refused: [(column: String, field: String, values: [String])] = [
      ("姓名", "institution_name", ["甲", "乙"]), ("学生姓名", "group", ["甲", "乙"]),
      ("联系电话", "program_name", ["1", "2"]),
      ("身份证号", "group", ["1", "2"]), ("负责", "institution_name", Self.names),
      ("备注", "group", Self.names + ["某校", ""]),
      ("辅导", "institution_name", Array(Self.names.prefix(3) + ["马超群", "郭靖宇", "梁博文", "李小龙", "王大明", "陈晓东"])),
      ("编号", "program_name", (0..<6).map { "5001012005010100\($0)X" }),
      ("其他", "group", (0..<6).map { "1381234567\($0)" }),
    ]
    for (column, field, values) in refused {
      // Nothing that `check` says has the values of a declared dimension.
      let isByValue = ["备注", "其他"].contains(column)
      if isByValue, command == "check" { continue }
      let by = isByValue && command == "run" ? ["--by", "group"] : []
      let workspace = try workspace(column: column, of: field, values: values)
      let run = try Command(
        arguments: [command, "small.yaml", "--output", "o", "--rejects", "x"] + by, folder: workspace.folder
      ).run()
      #expect(run.status == 78 && run.output.isEmpty, "\(column): \(run.status) \(run.errors)")
      #expect(
        run.errors.contains("`\(field.prefix { $0 != "_" })") && run.errors.contains("in every output"),
        "\(run.errors)")
      #expect(!(try workspace.names().contains("o")))
      for value in values where value.count > 1 { #expect(!run.errors.contains(value)) }
    }
  }

  /// Whatever stands below, and whoever named the columns: people, systems, or both.
  @Test func isRefusedByEveryUsualHeader() throws {
    let headers = [
      "姓名", "姓 名", "学生姓名", "*姓名", "姓名（必填）", "ＸＭ", "班主任", "辅导员", "毕业班辅导员", "银行卡号", "学籍号", "准考证号", "考号", "护照号",
      "监护人", "监护人1",
      "父亲", "母亲", "曾用名", "英文名", "本人签名", "通讯地址", "家庭住址", "移动电话", "QQ号", "电子邮箱", "指导教师", "名字", "xm", "sfzh",
      "sfzjh", "sjh",
      "lxdh", "lxdh2", "dh", "zkzh", "Name", "FullName", "Full Name", "student_name", "Phone", "phone1",
      "Mobile No.", "mobile",
      "E-mail", "id_card", "ID Card No.", "Passport",
    ]
    let workspace = try workspace(column: "x", of: "group", values: ["a", "b"])
    let extract = try workspace.text("extract.csv")
    for header in headers {
      try workspace.write(extract.replacing(",x\n", with: ",\(header)\n"), to: "extract.csv")
      try workspace.write(
        SmallExtract.pipeline.replacing("      institution_name: [学校名称]\n", with: "")
          + "dimensions: {group: [\"\(header)\"]}\n", to: "small.yaml")
      let run = try liuyu("run", "small.yaml", "--output", "o", in: workspace.folder)
      #expect(
        run.status == 78 && run.errors.contains("in every output"), "\(header): \(run.status) \(run.errors)")
    }
  }

  /// Of the tables that schools hand in every column can be shown but those of people and, beside one graduate, of employers.
  @Test(arguments: [
    (
      "national-export/2025.csv", "考生号", "毕业年份", "学校代码", "毕业去向代码",
      ["考生号", "姓名", "身份证号", "学号", "单位组织机构代码", "单位名称", "单位联系人", "单位联系电话", "手机号码", "单位地址"]
    ),
    (
      "national-upload/2021-2022.csv", "ksh", "bysj", "yxdm", "byqxdm",
      ["ksh", "xm", "sfzh", "xh", "dwzzjgdm", "dwmc"]
    ),
    (
      "secondary-vocational/2024-2025.csv", "xh", "bynf", "xxdm", "byqxdm",
      ["zjsjwyxbs", "xh", "xm", "jydwmc"]
    ),
    (
      "employment-plan-2024/59007-渝西溪汀工程职业学院.csv", "学号", "毕业日期", "专业代码", "毕业去向类别代码",
      ["学号", "姓名", "单位名称", "统一社会信用代码", "单位地址"]
    ),
  ])
  func columnsOfTheSampleData(
    file: String, id: String, year: String, school: String, destination: String, personal: [String]
  ) throws {
    let path = Command.package.appending(path: "sample-data/\(file)").path
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing("\u{FEFF}", with: "")
    let header = try #require(text.split(whereSeparator: \.isNewline).first).replacing("\"", with: "")
    let columns = header.split(separator: ",").map(String.init)
    let workspace = try Workspace()
    func normalize(_ columns: [String]) throws -> Command.Outcome {
      try workspace.write(
        """
        name: sample
        sources:
          - path: '\(path)'
            destination_codes: \(file.hasPrefix("secondary") ? "jyt1001-secondary" : "gxjy")
            skip_rows: \(file.hasPrefix("national-upload") ? 1 : 0)
            columns: {graduate_id: [\(id)], year: [\(year)], institution_code: [\(school)], destination_code: [\(destination)]}
        dimensions:
        \(columns.enumerated().map { "  d\($0): [\($1)]" }.joined(separator: "\n"))

        """, to: "sample.yaml")
      return try liuyu(
        "normalize", "sample.yaml", "--output", "o", "--max-reject-rate", "1", "--quiet", in: workspace.folder
      )
    }
    #expect(Set(personal).isSubset(of: columns))
    // A few at a time: all of them tell every graduate apart.
    let others = columns.filter { !personal.contains($0) }
    for start in stride(from: 0, to: others.count, by: 6) {
      let run = try normalize(Array(others[start...].prefix(6)))
      #expect(run.status == 0, "\(others[start...].prefix(6)): \(run.errors)")
    }
    for column in personal { #expect(try normalize([column]).status == 78, "\(column)") }
  }

  /// What schools, places and programs are called is nobody's name.
  @Test(arguments: [
    ("学院名称", ["信息学院", "机电学院", "护理学院", "马克思主义学院", "金融学院", "商学院"] + (1...20).map { "第\($0)学院" }),
    (
      "籍贯",
      [
        "万州区", "江北区", "石柱", "城口县", "云阳", "梁平区", "武隆区", "涪陵", "巫山", "秀山", "江津", "忠县", "黔江", "开州", "彭水", "酉阳",
        "奉节", "綦江", "铜梁", "荣昌", "潼南", "大足",
      ]
    ),
    ("民族", ["汉族", "土家族", "苗族", "满族", "白族", "黎族", "高山族"]), ("班主任工号", ["2018001", "2018002"]),
    ("是否电话核实", ["是", "否"]), ("学号年级", ["2021", "2022"]), ("考生号类别", ["文", "理"]), ("父亲职业", ["a", "b"]),
    ("专业英文名称", ["a", "b"]), ("学校曾用名", ["a", "b"]), ("辅导员所在学院", ["a", "b"]), ("school_name", ["a", "b"]),
    ("身份证件类型", ["a", "b"]),
    ("校区编码", (0..<6).map { "2050000000000\($0)" }),
    ("籍贯简称", ["万州", "江津", "石柱", "梁平", "武隆", "江北", "荣昌", "潼南", "高新"]),
    ("组织", (0..<6).map { "9150010\($0)MA5TUU0VW" }), ("姓", ["李", "王"]),
  ])
  func othersAreNot(column: String, values: [String]) throws {
    let workspace = try workspace(column: column, of: "group", values: values)
    let run = try Command(
      arguments: ["run", "small.yaml", "--by", "group", "--output", "o"], folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(column): \(run.errors)")
  }
}
