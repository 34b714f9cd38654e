#if STANDS_IN_FOR_FOUNDATION
  public import FoundationEssentials

  // swift-argument-parser before 1.5 imports all of Foundation for four functions, which bring 30 MB of
  // tables for languages and 4,000 conformances that the runtime passes over in each look-up. The
  // program as shipped has these functions instead, under Foundation's own symbols, so that the
  // linker does not look for them in Foundation. Nothing else may refer to Foundation: then the
  // linker finds them twice and fails. The symbols are those of Swift's stable mangling.

  extension StringProtocol {
    /// Returns the text with another one in place of each occurrence of a part, as Foundation does.
    @_silgen_name(
      "$sSy10FoundationE20replacingOccurrences2of4with7options5rangeSSqd___qd_0_SS0A10EssentialsE14CompareOptionsVSnySS5IndexVGSgtSyRd__SyRd_0_r0_lF"
    )
    public func foundationReplacingOccurrences<Part: StringProtocol, Other: StringProtocol>(
      of part: Part, with other: Other, options: String.CompareOptions, range: Range<Index>?
    ) -> String {
      precondition(range == nil, "no part of a text is searched")
      if options.isEmpty { return Occurrences.replaced(of: part, by: other, in: self) }
      precondition(options == .regularExpression, "no other option is used")
      let result = Occurrences.replaced(matching: part, by: other, in: self)
      precondition(result != nil, "only sets of characters are used as regular expressions")
      return result ?? String(self)
    }

    /// Returns the first occurrence of a part, as Foundation does.
    @_silgen_name(
      "$sSy10FoundationE5range2of7optionsAB6localeSnySS5IndexVGSgqd___SS0A10EssentialsE14CompareOptionsVAiJ6LocaleVSgtSyRd__lF"
    )
    public func foundationRange<Part: StringProtocol>(
      of part: Part, options: String.CompareOptions, range: Range<Index>?, locale: Locale?
    ) -> Range<Index>? {
      precondition(options.isEmpty && range == nil && locale == nil, "no option is used")
      return Occurrences.first(of: part, in: self)
    }
  }

  extension Error {
    /// Returns the description of an `NSError`, which no error of this program is.
    @_silgen_name("$ss5ErrorP10FoundationE20localizedDescriptionSSvg")
    public func foundationLocalizedDescription() -> String { String(describing: self) }
  }

  /// Stands in for `NSError`; has no instances.
  private final class NoError {
    private init() {}
  }

  /// Returns the metadata of the class that stands in for `NSError`, and that it is complete.
  @_silgen_name("$s10Foundation7NSErrorCMa")
  public func foundationMetadataOfNSError(request: Int) -> (UnsafeRawPointer, Int) {
    (unsafeBitCast(NoError.self, to: UnsafeRawPointer.self), 0)
  }
#endif
