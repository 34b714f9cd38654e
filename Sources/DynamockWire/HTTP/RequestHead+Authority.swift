extension RequestHead {
  /// Returns the values of all fields with a name, in the order in which they were sent.
  package func values(of name: HeaderName) -> [ArraySlice<UInt8>] {
    fields.filter { names($0, name) }.map { bytes[$0.value.range] }
  }

  /// The authorities named in a request: that of an absolute target, which takes precedence over
  /// `Host` ([rfc-9112], section 3.2.2), and the values of `Host`.
  package var namedAuthorities: [ArraySlice<UInt8>] {
    [targetAuthority].compactMap { $0 } + values(of: .host)
  }

  /// The authority of an absolute target, or `nil` for a target in another form.
  private var targetAuthority: ArraySlice<UInt8>? {
    let target = bytes[target.range]
    for scheme in ["http://", "https://"] where target.starts(with: scheme.utf8) {
      return target.dropFirst(scheme.utf8.count).prefix {
        $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?")
      }
    }
    return nil
  }
}
