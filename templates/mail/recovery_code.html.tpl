{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>Se pidió recuperar la contraseña de su cuenta de correo institucional.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong><br>
Código: <strong style="font-family:Consolas,Menlo,monospace;font-size:20px;letter-spacing:1px;">{{CODE}}</strong></p>
<p>Escriba el código en la página donde lo pidió. O, en ese mismo navegador, <a href="{{LINK}}" style="color:{{PRIMARY}};">abra este enlace</a> y oprima el botón que aparece.</p>
<p>El código y el enlace sirven una sola vez, hasta el {{EXPIRES_ON}}.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si usted no lo pidió</h2>
<p>No haga nada y no dé el código a nadie: sin él, la contraseña no cambia. Si se repite, avise a la mesa de ayuda, al {{CH_NATIONAL_LINE}}.</p>
<p><strong>Nadie de la institución le pedirá este código ni su contraseña. No los comparta.</strong></p>
