extension JSONDocument {
  /// The first member whose object has another one of the same name before it, with its line, or
  /// `nil` if there is none.
  ///
  /// Names are compared by bytes, as DynamoDB compares them.
  package var repeatedMember: (name: String, line: Int)? {
    repeatedMemberPlace.map { ($0.name, $0.place.line) }
  }

  /// The same with the line and the column at which the member begins, counted from 1.
  package var repeatedMemberPlace: (name: String, place: (line: Int, column: Int))? {
    let found = bytes.withUnsafeBufferPointer { text -> (name: [UInt8], position: Int)? in
      guard let base = text.baseAddress else { return nil }
      var reader = JSONReader(base: base, count: text.count)
      reader.position = root.lowerBound
      return (try? reader.repeatedMember()) ?? nil
    }
    return found.map { name, position in
      let place = bytes.withUnsafeBufferPointer { JSONTree.Break(at: position, in: $0) }
      return (String(decoding: name, as: UTF8.self), (place.line, place.column))
    }
  }
}

extension JSONReader {
  /// Reads a value up to the first repeated member in it.
  ///
  /// The text was validated, so that its nesting is limited.
  fileprivate mutating func repeatedMember() throws(DecodingFault) -> (
    name: [UInt8], position: Int
  )? {
    var isFirst = true
    switch try peek() {
    case .object:
      position &+= 1
      var names: Set<[UInt8]> = []
      while true {
        let end = position
        guard let name = try nextMember(&isFirst) else { break }
        let copy = Array(UnsafeBufferPointer(start: name.start, count: name.count))
        guard names.insert(copy).inserted else { return (copy, start(ofMemberAfter: end)) }
        if let found = try repeatedMember() { return found }
      }
    case .array:
      position &+= 1
      while try nextElement(&isFirst) {
        if let found = try repeatedMember() { return found }
      }
    default: try skip()
    }
    return nil
  }

  /// Returns the position of the quotation mark before a member's name.
  private func start(ofMemberAfter end: Int) -> Int {
    let separators = " \t\r\n,".utf8
    return (end..<count).first { !separators.contains(base[$0]) } ?? end
  }
}
