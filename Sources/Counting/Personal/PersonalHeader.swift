import Pipelines

/// What columns are called that say who somebody is, in the national tables and in what offices and systems make of them.
enum PersonalHeader {
  /// 姓名, 学生联系电话, sfzh, Student_Name
  static func isPersons(_ header: String) -> Bool { isCalled(header, words, names) }

  /// 单位名称, dwmc
  static func isEmployers(_ header: String) -> Bool { isCalled(header, employerWords, employerNames) }

  /// - Parameters:
  ///   - words: in the header, whatever else stands there.
  ///   - names: the whole header, but for digits and signs: lxdh2, student_name.
  private static func isCalled(_ header: String, _ words: [String], _ names: Set<String>) -> Bool {
    HeaderName.keys(header).contains { name in
      names.contains(name.filter(\.isLetter))
        || words.contains { name.contains($0) } && !name.hasPrefix("是否")
          && !kinds.contains(where: name.hasSuffix)
    }
  }

  private static let words = [
    "姓名", "名字", "联系人", "身份证", "证件号", "学号", "学籍号", "考生号", "准考证", "考号", "护照", "手机", "电话", "联系方式", "联系号码", "邮箱",
    "电子邮件",
    "qq", "微信", "住址", "家庭地址", "通讯地址", "通信地址", "联系地址", "户籍地址", "户口地址", "银行卡", "卡号", "银行账号", "银行帐号", "班主任",
    "辅导员", "监护人",
    "父亲", "母亲", "签名", "签字",
  ]
  private static let names: Set = [
    "曾用名", "学生曾用名", "英文名", "学生英文名", "家长", "学生家长", "配偶", "导师", "指导教师", "指导老师", "班长", "负责人", "经办人", "填表人",
    "填报人", "账号", "帐号",
    // The initials of their pinyin.
    "xm", "xsxm", "xmpy", "ywm", "cym", "sfzh", "sfzhm", "sfzjh", "zjhm", "zjh", "xh", "xjh", "ksh", "kh",
    "zkzh", "hzh", "hzhm",
    "sjh", "sjhm", "yddh", "lxdh", "lxfs", "lxr", "lxrxm", "lxrdh", "dh", "dhhm", "dzyx", "dzyj", "wxh",
    "jtzz", "jtdz", "txdz",
    "lxdz", "yhkh", "yhzh", "bzr", "fdy", "jhr", "fqxm", "mqxm", "jzxm",
    "xingming", "shenfenzheng", "shenfenzhenghao", "shouji", "shoujihao", "dianhua", "lianxidianhua",
    "xuehao", "kaoshenghao",
    // English
    "name", "fullname", "studentname", "stuname", "realname", "username", "firstname", "lastname",
    "givenname", "familyname",
    "surname", "phone", "phoneno", "phonenumber", "telephone", "telephonenumber", "tel", "telno", "mobile",
    "mobileno",
    "mobilephone", "mobilenumber", "cell", "cellphone", "contact", "contactname", "contactphone", "email",
    "emailaddress",
    "mail", "idcard", "idcardno", "idcardnumber", "idno", "idnumber", "identitycard", "identitynumber",
    "citizenid",
    "nationalid", "passport", "passportno", "passportnumber", "studentid", "studentno", "studentnumber",
    "stuid", "stuno",
    "candidateno", "examno", "wechat", "bankcard", "bankaccount", "homeaddress", "tutor", "counselor",
    "father", "mother",
    "parent", "guardian",
  ]
  /// Of such a column, and not the thing itself: 考生号类别, 学号年级, 父亲职业.
  private static let kinds = [
    "类别", "类型", "种类", "年级", "状态", "性质", "情况", "数量", "次数", "来源", "归属地", "人数", "性别", "民族", "学历", "职业", "职务",
    "职称", "工号", "单位", "部门",
    "学院", "院系", "开户行", "意见", "评价", "满意度",
  ]
  private static let employerWords = ["单位名称", "单位地址", "信用代码", "组织机构代码"]
  private static let employerNames: Set = ["dwmc", "jydwmc", "dwzzjgdm", "dwdz"]
}
