/// The user name and password in a URL, which no message, log or response may contain.
package enum URLCredentials {
  /// The reason why a URL with a user name is rejected, as the end of a message.
  package static let refusal =
    "has a user name or password, which DynamoDB's protocol does not use; requests are signed with "
    + "the credentials that the AWS CLI would use"

  /// Returns whether a URL contains a user name.
  package static func areIn(_ url: String) -> Bool { authority(of: url).contains("@") }

  /// Returns a URL with `…` in place of its user name and password.
  ///
  /// In a malformed URL, everything before the last `@` may be a part of them.
  package static func hidden(in url: String) -> String {
    guard let at = url.lastIndex(of: "@") else { return url }
    return url[..<start(of: url)] + "…" + url[at...]
  }

  private static func authority(of url: String) -> Substring {
    url[start(of: url)...].prefix { !"/?#".contains($0) }
  }

  /// Returns the position after the scheme.
  private static func start(of url: String) -> String.Index {
    var position = url.startIndex
    while position < url.endIndex {
      if url[position...].hasPrefix("://") { return url.index(position, offsetBy: 3) }
      position = url.index(after: position)
    }
    return url.startIndex
  }
}
