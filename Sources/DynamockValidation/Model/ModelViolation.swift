/// A member that violates a rule of the model.
struct ModelViolation: Sendable, Equatable {
  /// The path to the member, outermost step first.
  var path: [Step]
  /// The member's value in Java's format, or `nil` if it is missing.
  var echo: String?
  /// The rule.
  var rule: Constraint

  /// A step of the path from the input to a member.
  enum Step: Sendable, Equatable {
    /// A member of a structure, by its name on the wire.
    case member(String)
    /// An element of a list, numbered from 1.
    case element(Int)
    /// The value of a map's entry.
    case entry(String)
  }

  /// The path in the older layer's format: `keySchema.1.member.keyType`.
  var olderPath: String { joined { $0.prefix(1).lowercased() + $0.dropFirst() } }

  /// The path in the newer layer's format: `KeySchema.1.member.KeyType`.
  var newerPath: String { joined { $0 } }

  private func joined(_ name: (String) -> String) -> String {
    path.map { step in
      switch step {
      case .member(let member): name(member)
      case .element(let number): "\(number).member"
      case .entry(let key): "\(key).member"
      }
    }.joined(separator: ".")
  }
}
