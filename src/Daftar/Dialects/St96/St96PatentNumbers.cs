using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>pat:ApplicationIdentification, PatentGrantIdentification, PatentPublicationIdentification.</summary>
internal static class St96PatentNumbers
{
    public static void Identify(PatentRecord patent, XmlNode data, Publication? publication)
    {
        var (office, filed) = St96Numbers.Application(data.Child("ApplicationIdentification").Child("ApplicationNumber"));
        St96Numbers.Add(patent, Numbers.Application, filed, office);
        var grant = data.Child("PatentGrantIdentification");
        St96Numbers.Add(patent, Numbers.Grant, grant.TextOf("PatentNumber"), St96Numbers.Code(grant.Child("IPOfficeCode")));
        if (publication?.Number is { } number)
        {
            if (publication.Office != "US" || grant.TextOf("PatentNumber")?.TrimStart('0') != number.TrimStart('0'))
            {
                St96Numbers.Add(patent, Numbers.Publication, number, publication.Office);
            }
            // The USPTO publishes a grant under the number of the patent, on the day of the grant.
            if (patent.Office == "US" && publication.KindCode is ['B' or 'P' or 'E', ..] && grant.IsNone && number.Length <= 8)
            {
                St96Numbers.Add(patent, Numbers.Grant, number, "US");
                patent.RegistrationDate ??= publication.Date;
            }
        }
    }

    /// <summary>
    /// pat:PatentDocumentIdentification: an application, a publication or a grant in any number; the application is what the relation is to
    /// where there is one.
    /// </summary>
    public static Relation Of(XmlNode identification, ReadContext context)
    {
        var relation = new Relation();
        var application = identification.Child("ApplicationIdentification");
        var publication = identification.Child("PatentPublicationIdentification");
        var grant = identification.Child("PatentGrantIdentification");
        if (application.Exists)
        {
            var (office, number) = St96Numbers.Application(application.Child("ApplicationNumber"));
            relation.Office = St96Numbers.Code(application.Child("IPOfficeCode")) ?? office;
            relation.Number = number;
            relation.Date = context.Date(application.Child("FilingDate"));
            relation.PublicationNumber = grant.TextOf("PatentNumber") ?? publication.TextOf("PublicationNumber");
            relation.RegistrationDate = context.Date(grant.Child("GrantDate"));
            // Grant and publication are those of the related application, and so is their office; an international application is published by WO.
            relation.Office ??= St96Numbers.Code(grant.Child("IPOfficeCode")) ?? St96Numbers.Code(publication.Child("IPOfficeCode"));
            if (relation.Office is { } taken)
            {
                St96Numbers.CodeAgain(grant.Child("IPOfficeCode"), taken, taken == "WO" ? St96Numbers.Code(grant.Child("IPOfficeCode")) : null, context);
                St96Numbers.CodeAgain(publication.Child("IPOfficeCode"), taken, "WO", context);
            }
        }
        else if (publication.Exists)
        {
            relation.Of = Numbers.Publication;
            relation.Office = St96Numbers.Code(publication.Child("IPOfficeCode"));
            relation.Number = publication.TextOf("PublicationNumber");
            relation.Date = context.Date(publication.Child("PublicationDate"));
            relation.Text = publication.TextOf("PatentDocumentKindCode");
        }
        else if (grant.Exists)
        {
            relation.Of = Numbers.Grant;
            relation.Office = St96Numbers.Code(grant.Child("IPOfficeCode"));
            relation.Number = grant.TextOf("PatentNumber");
            relation.Date = context.Date(grant.Child("GrantDate"));
        }
        if (relation.Office == "WO" && relation.Of == Numbers.Application)
        {
            relation.Of = Numbers.International;
        }
        return relation;
    }
}
