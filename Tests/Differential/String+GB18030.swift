import Glibc

extension String {
  /// The text as schools export it.
  public var inGB18030: [UInt8] {
    let converter = iconv_open("GB18030", "UTF-8")!
    defer { iconv_close(converter) }
    var source = Array(utf8CString.dropLast())
    var target = [CChar](repeating: 0, count: utf8.count * 2)
    var (left, room) = (source.count, target.count)
    source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        iconv(converter, &from, &left, &to, &room)
      }
    }
    return target.prefix(target.count - room).map { UInt8(bitPattern: $0) }
  }
}
