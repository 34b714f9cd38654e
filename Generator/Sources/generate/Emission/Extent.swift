extension ServiceModel {
  /// Returns whether a structure with these members takes more memory than the largest item
  /// operations.
  func isLarge(_ members: [Member], of structure: String) -> Bool {
    extent(of: members, of: structure) > 208
  }

  /// Returns the approximate size of a structure in bytes, without the objects that it refers to.
  private func extent(of members: [Member], of structure: String) -> Int {
    members.reduce(0) { sum, member in
      sum + extent(of: type(of: member, in: structure), shape: member.shape)
    }
  }

  private func extent(of type: SwiftType, shape: String) -> Int {
    switch type {
    case .string, .enumeration, .integer, .long, .double, .timestamp: 16
    case .attributeValue: 24
    case .boolean, .blob, .item, .itemImage, .list, .map: 8
    case .structure(let name): extent(of: self.members(of: shape), of: name)
    }
  }
}
