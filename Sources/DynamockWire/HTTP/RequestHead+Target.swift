extension RequestHead {
  /// Whether the request target is `/`, as in nearly all requests of SDKs.
  @inline(__always)
  package var isForRoot: Bool { target.count == 1 && bytes[Int(target.start)] == UInt8(ascii: "/") }

  /// The path of the request target, without the query.
  ///
  /// A proxy's absolute form (`http://host/path`) contains the same path ([rfc-9112], section
  /// 3.2.2).
  package var path: ArraySlice<UInt8> {
    let target = originForm
    return target[..<(target.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
  }

  /// The query of the request target, without the question mark; empty if there is none.
  package var query: ArraySlice<UInt8> {
    guard !isForRoot else { return [] }
    let target = originForm
    guard let mark = target.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    return target[(mark + 1)...]
  }

  private var originForm: ArraySlice<UInt8> {
    let target = bytes[self.target.range]
    guard target.first != UInt8(ascii: "/") else { return target }
    for scheme in ["http://", "https://"] where target.starts(with: scheme.utf8) {
      let authority = target.dropFirst(scheme.utf8.count)
      guard let slash = authority.firstIndex(of: UInt8(ascii: "/")) else { return [0x2F] }
      return authority[slash...]
    }
    return target
  }
}
