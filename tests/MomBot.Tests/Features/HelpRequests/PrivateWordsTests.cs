using MomBot.Features.HelpRequests;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>What looks like an address, a number or a payment link is held back; ordinary words are not.</summary>
public class PrivateWordsTests
{
    [Theory]
    [InlineData("we live at 221 Baker Street, second bell", "we live at […], second bell")]
    [InlineData("1600 Pennsylvania Ave is the place", "[…] is the place")]
    [InlineData("12 Oak Tree Lane", "[…]")]
    [InlineData("call me on (555) 010-4477 any time", "call me on […] any time")]
    [InlineData("my number: +1 555-010-4477", "my number: […]")]
    [InlineData("555-0104 after six", "[…] after six")]
    [InlineData("Springfield, IL 62704", "Springfield, […]")]
    [InlineData("venmo.com/someone", "[…]")]
    [InlineData("my cashtag is $someone", "my cashtag is […]")]
    public void AsPeopleWriteItInTheUnitedStates(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("45 Rideau Crescent, K1A 0B1", "[…]")]
    [InlineData("604 555 0147", "[…]")]
    public void AsPeopleWriteItInCanada(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("Flat 3, 17 Acacia Road, SW1A 1AA", "[…]")]
    [InlineData("9 Kingfisher Close", "[…]")]
    [InlineData("text 07700 900123", "text […]")]
    [InlineData("+44 20 7946 0018", "[…]")]
    [InlineData("monzo.me/someone please", "[…] please")]
    public void AsPeopleWriteItInTheUnitedKingdom(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("4 Harbour Terrace, D02 AF30", "[…]")]
    [InlineData("ring 085 012 3456", "ring […]")]
    [InlineData("01 234 5678", "[…]")]
    public void AsPeopleWriteItInIreland(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("Unit 5, 88 Wattle Parade, Fitzroy VIC 3065", "[…], Fitzroy […]")]
    [InlineData("0491 570 156", "[…]")]
    [InlineData("9876 5432 at home", "[…] at home")]
    public void AsPeopleWriteItInAustralia(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("27 Kauri Grove", "[…]")]
    [InlineData("021 555 0123", "[…]")]
    public void AsPeopleWriteItInNewZealand(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("Lindenstraße 12b, 10969 Berlin", "[…]")]
    [InlineData("hauptstr. 5", "[…]")]
    [InlineData("Am Weiher 7", "[…]")]
    [InlineData("Gartenweg 3", "[…]")]
    [InlineData("0171 1234567", "[…]")]
    [InlineData("DE89 3704 0044 0532 0130 00", "[…]")]
    public void AsPeopleWriteItInGermany(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("14 bis rue de la République, 69002 Lyon", "[…]")]
    [InlineData("06 12 34 56 78", "[…]")]
    [InlineData("+33 6 12 34 56 78", "[…]")]
    public void AsPeopleWriteItInFrance(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("Calle de Alcalá, 45", "[…]")]
    [InlineData("C/ Mayor 3", "[…]")]
    [InlineData("612 345 678", "[…]")]
    [InlineData("te hago un bizum", "te hago un […]")]
    public void AsPeopleWriteItInSpain(string words, string shown) => Holds(words, shown);

    [Theory]
    [InlineData("A warm supper for four, nothing fancy")]
    [InlineData("Two hours on 2026-11-24, or the 25th between 17:00 and 19:00")]
    [InlineData("2 loads of laundry and 3 meals on the way home")]
    [InlineData("size 86/92 clothes, 12 to 18 months, nappies size 4")]
    [InlineData("up to 20, cash at the door; 500 g flour, 6 eggs, 1.5 l milk")]
    [InlineData("a lift from the station to the clinic, 5 minutes down the road")]
    [InlineData("the big shop by the square, until 11")]
    [InlineData("born in 1984, still reads 1000 pages a week")]
    [InlineData("23.11.2026 or 24.11.2026")]
    [InlineData("somebody to walk the dog at 7 and at 16 on weekdays")]
    [InlineData("Jahrgang 2015 und 2018, Größe 128")]
    public void OrdinaryWordsStayAsTheyAre(string words) => Assert.Equal(words, PrivateWords.Without(words));

    private static void Holds(string words, string shown) => Assert.Equal(shown, PrivateWords.Without(words));
}
