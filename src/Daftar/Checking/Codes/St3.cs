using System.Collections.Frozen;

namespace Daftar.Checking.Codes;

/// <summary>Codes of states and organisations, WIPO ST.3, as enumerated in ST.96 V6.0 (com:WIPOST3CodeType and com:WIPOFormerST3CodeType).</summary>
internal static class St3
{
    private const string Current =
        """
        AD AE AF AG AI AL AM AO AP AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BQ BR BS BT BV BW BX BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW
        CY CZ DE DJ DK DM DO DZ EA EC EE EG EH EM EP ER ES ET EU FI FJ FK FO FR GA GB GC GD GE GG GH GI GL GM GN GQ GR GS GT GW GY HK HN HR HT HU IB ID IE IL
        IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MP MR MS MT MU MV MW MX
        MY MZ NA NE NG NI NL NO NP NR NZ OA OM PA PE PG PH PK PL PT PW PY QA QZ RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD
        TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WO WS XN XU XV XX YE ZA ZM ZW
        """;

    /// <summary>No longer given, and right in old documents. EL, UK and UP are none, and still written for GR, GB and the unitary patent: they are not of ST.3.</summary>
    private const string Former = "AN CS DL DD DT RH SU YD YU";

    private static readonly FrozenSet<string> Codes = Current.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Concat(Former.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string code) => Codes.Contains(code);
}
