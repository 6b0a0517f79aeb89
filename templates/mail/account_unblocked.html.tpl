{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>Su cuenta de correo institucional se desbloqueó. Ya puede entrar y enviar mensajes. Los que llegaron mientras estuvo bloqueada están en el buzón.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Qué hacer ahora</h2>
<p>Entre desde el portal, <a href="{{BASE_URL}}/" style="color:{{PRIMARY}};">{{BASE_URL}}</a>, con la contraseña que tenía. Si no la recuerda, use He olvidado mi contraseña, en el mismo portal.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si usted no lo esperaba</h2>
<p>Comuníquese con la mesa de ayuda y cambie su contraseña.</p>
