{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>La verificación en dos pasos de su cuenta de correo institucional se activó el {{CHANGED_ON}}. Desde ahora, para ingresar al portal se pide la contraseña y además un código de su aplicación.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p>Guarde los códigos de respaldo en un lugar seguro, fuera del teléfono. Los programas de correo ya no entran con su contraseña, y las contraseñas de aplicación que tenía terminaron: haga una nueva para cada programa.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>Alguien más entró a su cuenta. Antes de tres días, elija otra contraseña en He olvidado mi contraseña, en el portal <a href="{{BASE_URL}}/" style="color:{{PRIMARY}};">{{BASE_URL}}</a>, con su celular o su correo alterno: no se le pedirá el código y la verificación que usted no activó se retira. O llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}.</p>
<p><strong>Nadie de la institución le pedirá su contraseña ni sus códigos. No los comparta.</strong></p>
