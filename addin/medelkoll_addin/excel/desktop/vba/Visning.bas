Attribute VB_Name = "Visning"
Option Explicit

Private Const RUBRIK As String = "Medelkoll: resultat"
Private Const RUBRIKRAD As Long = 6

' =KONTROLL() visar det som Validera eller Rapport senast kom fram till: Excel kan inte spara en kopia medan det räknar.
Public Function KONTROLL() As Variant
    Application.Volatile
    KONTROLL = AnmarkningarI(Application.Caller.Parent.Parent)
End Function

' Resultatbladets tabell med sina rubriker, eller en mening som säger varför den inte finns.
Public Function AnmarkningarI(bok As Object) As Variant
    Dim blad As Object
    Dim sista As Long
    AnmarkningarI = "Tryck på Validera, så visas anmärkningarna här."
    For Each blad In bok.Worksheets
        If blad.Range("A1").Text = RUBRIK Then
            sista = RUBRIKRAD
            Do While blad.Cells(sista + 1, 1).Text <> ""
                sista = sista + 1
            Loop
            If sista = RUBRIKRAD Then
                AnmarkningarI = "Inga anmärkningar."
            Else
                AnmarkningarI = blad.Range(blad.Cells(RUBRIKRAD, 1), blad.Cells(sista, 9)).Value
            End If
        End If
    Next
End Function
