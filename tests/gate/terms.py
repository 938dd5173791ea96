"""Terms of schema.org 30.1: the types that a site of explainers may speak of, and what each says of itself.

From the vocabulary's own definitions (https://schema.org/docs/developers.html). A line a type, `Type < Parent: its own
properties`; what a parent has, its children have. Terms that schema.org has given up (`supersededBy`) are left out.
"""

from __future__ import annotations

import re

_TERMS = """\
AboutPage < WebPage:
Action < Thing: actionProcess actionStatus agent endTime error instrument location object participant provider result
  startTime target
AdministrativeArea < Place:
AggregateRating < Rating: itemReviewed ratingCount reviewCount
AnalysisNewsArticle < NewsArticle:
Answer < Comment: answerExplanation parentItem
Article < CreativeWork: articleBody articleSection backstory pageEnd pageStart pagination speakable wordCount
BackgroundNewsArticle < NewsArticle:
BreadcrumbList < ItemList:
Claim < CreativeWork: appearance claimInterpreter firstAppearance
ClaimReview < Review: claimReviewed
CollectionPage < WebPage:
Comment < CreativeWork: downvoteCount parentItem sharedContent upvoteCount
ContactPage < WebPage:
ContactPoint < StructuredValue: areaServed availableLanguage contactOption contactType email faxNumber hoursAvailable
  productSupported telephone
CorrectionComment < Comment:
Country < AdministrativeArea:
CreativeWork < Thing: about abstract accessMode accessModeSufficient accessibilityAPI accessibilityControl
  accessibilityFeature accessibilityHazard accessibilitySummary accountablePerson acquireLicensePage aggregateRating
  alternativeHeadline archivedAt assesses associatedMedia audience audio author award character citation comment
  commentCount conditionsOfAccess contentLocation contentRating contentReferenceTime contributor copyrightHolder
  copyrightNotice copyrightYear correction countryOfOrigin creativeWorkStatus creator creditText dateCreated
  dateModified datePublished digitalSourceType discussionUrl displayLocation editEIDR editor educationalAlignment
  educationalLevel educationalUse encoding encodingFormat exampleOfWork expires funder funding genre hasPart headline
  inLanguage interactionStatistic interactivityType interpretedAsClaim isAccessibleForFree isBasedOn isFamilyFriendly
  isPartOf keywords learningResourceType license locationCreated mainEntity maintainer material materialExtent
  mentions offers pattern position producer provider publication publisher publisherImprint publishingPrinciples
  recordedAt releasedEvent review schemaVersion sdDatePublished sdLicense sdPublisher size sourceOrganization spatial
  spatialCoverage sponsor teaches temporal temporalCoverage text thumbnail thumbnailUrl timeRequired translationOfWork
  translator typicalAgeRange usageInfo version video wordCount workExample workTranslation
DataCatalog < CreativeWork: dataset measurementMethod measurementTechnique
DataDownload < MediaObject: measurementMethod measurementTechnique
Dataset < CreativeWork: distribution includedInDataCatalog issn measurementMethod measurementTechnique
  variableMeasured variablesMeasured
DefinedTerm < Intangible: about inDefinedTermSet termCode
DefinedTermSet < CreativeWork: about hasDefinedTerm
EntryPoint < Intangible: actionApplication actionPlatform contentType encodingType httpMethod urlTemplate
Event < Thing: about actor aggregateRating attendee audience composer contributor director doorTime duration endDate
  eventAttendanceMode eventSchedule eventStatus funder funding hasParticipationOffer hasSponsorshipOffer inLanguage
  isAccessibleForFree keywords location maximumAttendeeCapacity maximumPhysicalAttendeeCapacity
  maximumVirtualAttendeeCapacity offers organizer performer previousStartDate recordedIn remainingAttendeeCapacity
  review sponsor startDate subEvent superEvent translator typicalAgeRange workFeatured workPerformed
GovernmentOrganization < Organization:
ImageObject < MediaObject: caption embeddedTextCaption exifData representativeOfPage
Intangible < Thing:
ItemList < Intangible: aggregateElement itemListElement itemListOrder numberOfItems
ItemPage < WebPage:
Language < Intangible:
ListItem < Intangible: item nextItem position previousItem
MediaObject < CreativeWork: associatedArticle bitrate contentSize contentUrl duration embedUrl encodesCreativeWork
  encodingFormat endTime height ineligibleRegion interpretedAsClaim playerType productionCompany regionsAllowed
  requiresSubscription sha256 startTime uploadDate width
NewsArticle < Article: dateline printColumn printEdition printPage printSection
NewsMediaOrganization < Organization: actionableFeedbackPolicy correctionsPolicy diversityPolicy
  diversityStaffingReport ethicsPolicy masthead missionCoveragePrioritiesPolicy noBylinesPolicy ownershipFundingInfo
  unnamedSourcesPolicy verificationFactCheckingPolicy
Organization < Thing: acceptedPaymentMethod actionableFeedbackPolicy address agentInteractionStatistic aggregateRating
  alumni areaServed authorizedRepresentative award brand companyRegistration contactPoint correctionsPolicy department
  dissolutionDate diversityPolicy diversityStaffingReport duns email employee ethicsPolicy event faxNumber founder
  foundingDate foundingLocation funder funding globalLocationNumber hasCertification hasCredential hasGS1DigitalLink
  hasMemberProgram hasMerchantReturnPolicy hasOfferCatalog hasPOS hasShippingService interactionStatistic isicV4
  iso6523Code keywords knowsAbout knowsLanguage legalAddress legalName legalRepresentative leiCode location logo
  makesOffer member memberOf naics nonprofitStatus numberOfEmployees ownershipFundingInfo owns parentOrganization
  publishingPrinciples review seeks skills slogan sponsor subOrganization taxID telephone unnamedSourcesPolicy vatID
Person < Thing: additionalName address affiliation agentInteractionStatistic alumniOf award birthDate birthPlace brand
  callSign children colleague contactPoint deathDate deathPlace duns email familyName faxNumber follows funder funding
  gender givenName globalLocationNumber hasCertification hasCredential hasOccupation hasOfferCatalog hasPOS height
  homeLocation honorificPrefix honorificSuffix interactionStatistic isicV4 jobTitle knows knowsAbout knowsLanguage
  lifeEvent makesOffer memberOf naics nationality netWorth owns parent performerIn pronouns publishingPrinciples
  relatedTo seeks sibling skills sponsor spouse taxID telephone vatID weight workLocation worksFor
Place < Thing: additionalProperty address aggregateRating amenityFeature branchCode containedInPlace containsPlace
  event faxNumber geo geoContains geoCoveredBy geoCovers geoCrosses geoDisjoint geoEquals geoIntersects geoOverlaps
  geoTouches geoWithin globalLocationNumber hasCertification hasDriveThroughService hasGS1DigitalLink hasMap
  isAccessibleForFree isicV4 keywords latitude logo longitude maximumAttendeeCapacity openingHoursSpecification photo
  publicAccess review slogan smokingAllowed specialOpeningHoursSpecification telephone tourBookingPage
ProfilePage < WebPage:
PropertyValue < StructuredValue: maxValue measurementMethod measurementTechnique minValue propertyID unitCode unitText
  value valueGroup valueReference
PropertyValueSpecification < Intangible: defaultValue maxValue minValue multipleValues readonlyValue stepValue
  valueMaxLength valueMinLength valueName valuePattern valueRequired
QuantitativeValue < StructuredValue: additionalProperty maxValue minValue unitCode unitText value valueReference
Question < Comment: acceptedAnswer answerCount eduQuestionType parentItem suggestedAnswer
Quotation < CreativeWork: spokenByCharacter
Rating < Intangible: author bestRating ratingExplanation ratingValue reviewAspect worstRating
Report < Article: reportNumber
ReportageNewsArticle < NewsArticle:
Review < CreativeWork: associatedClaimReview associatedMediaReview associatedReview itemReviewed negativeNotes
  positiveNotes reviewAspect reviewBody reviewRating
SearchAction < Action: query
SearchResultsPage < WebPage:
SpeakableSpecification < Intangible: cssSelector xpath
Statement < CreativeWork:
StructuredValue < Intangible:
Thing: additionalType alternateName description disambiguatingDescription identifier image mainEntityOfPage name owner
  potentialAction sameAs subjectOf url
WebPage < CreativeWork: breadcrumb lastReviewed mainContentOfPage primaryImageOfPage relatedLink reviewedBy
  significantLink speakable specialty
WebPageElement < CreativeWork: cssSelector xpath
WebSite < CreativeWork: issn
"""


def _read() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    parents, properties = {}, {}
    for line in re.sub(r"\n  +", " ", _TERMS).splitlines():
        head, _, own = line.partition(":")
        name, _, above = head.partition(" < ")
        parents[name] = tuple(above.split())
        properties[name] = frozenset(own.split())
    return parents, properties


PARENTS, OWN = _read()


def properties(type: str) -> frozenset[str]:
    """Return the properties of a type that is known: its own and its parents'."""
    return OWN[type].union(*(properties(parent) for parent in PARENTS[type]))


def is_a(type: str, other: str) -> bool:
    """Return whether a type is another, or a kind of it."""
    return type == other or any(is_a(parent, other) for parent in PARENTS.get(type, ()))
