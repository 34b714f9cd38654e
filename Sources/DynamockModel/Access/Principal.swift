/// The identity of a caller: an IAM user, a session of an assumed role, or an account's root.
package struct Principal: Sendable, Hashable {
  /// The ARN as configured, which error messages contain.
  package let arn: String
  /// The partition: `aws`, or that of China or the government.
  package let partition: String
  /// The 12 digits of the account.
  package let account: String
  /// The kind, with its names.
  package let kind: Kind

  /// The kinds of principals.
  package enum Kind: Sendable, Hashable {
    /// An IAM user, by its name without a path.
    case user(String)
    /// A session of a role, by the names of both.
    case assumedRole(String, session: String)
    /// The root of an account.
    case root
  }

  /// Creates a user of an account.
  package init(user: String, account: String, partition: String) {
    arn = "arn:\(partition):iam::\(account):user/\(user)"
    self.partition = partition
    self.account = account
    kind = .user(user)
  }

  /// Parses an ARN such as `arn:aws:iam::123456789012:user/Ada`,
  /// `arn:aws:sts::123456789012:assumed-role/Reader/session` or `arn:aws:iam::123456789012:root`;
  /// returns `nil` for any other text.
  ///
  /// The forms are those of the IAM user guide, "IAM identifiers" ([aws-iam-guide]).
  package init?(_ arn: String) {
    let fields = arn.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn",
      ["aws", "aws-cn", "aws-us-gov"].contains(fields[1]),
      fields[3].isEmpty, fields[4].utf8.count == 12,
      fields[4].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let parts = fields[5].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(Self.isName) else { return nil }
    switch (fields[2], parts[0]) {
    case ("iam", "root") where parts.count == 1: kind = .root
    case ("iam", "user") where parts.count > 1: kind = .user(parts[parts.count - 1])
    case ("sts", "assumed-role") where parts.count == 3:
      kind = .assumedRole(parts[1], session: parts[2])
    default: return nil
    }
    self.arn = arn
    partition = String(fields[1])
    account = String(fields[4])
  }

  /// Whether a part of a path is a name: letters, digits and `_+=,.@-` ([aws-iam-guide], "IAM and
  /// AWS STS quotas").
  private static func isName(_ part: String) -> Bool {
    !part.isEmpty
      && part.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
          UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "@"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
